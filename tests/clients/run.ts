/**
 * `npm run test:clients`: every guide for Linux, followed to the letter by the real clients, and taken back. Needs Linux with `unshare`
 * (nothing of this machine is touched: what the guides change goes into overlays), Python 3.10 or newer and PyPI. Where
 * these are missing it says so; with `CI=true` that is a failure. `-- --write` renews the results that pages show; all else goes to vitest.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const TESTED = join(import.meta.dirname, '../../lib/core/setup/tested.json')
const args = process.argv.slice(2)
const mayWrite = args.includes('--write')

const missing = whatIsMissing()
if (missing !== undefined) {
  console.error(`The guides were not run: ${missing}`)
  process.exit(process.env['CI'] === 'true' ? 1 : 0)
}

// A memory disk in a mount namespace of its own: overlays cannot lie on overlays, and all is gone when the process is.
const disk = mkdtempSync(join(tmpdir(), 'clients-disk-'))
const { status } = spawnSync(
  'unshare',
  [
    ...namespace(),
    ...['bash', '-c', `mount -t tmpfs tmpfs "$1" && shift && exec "$@"`, 'bash', disk],
    ...['vitest', 'run', '--config', join(import.meta.dirname, 'vitest.config.ts')],
    ...args.filter((argument) => argument !== '--write'),
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: disk, ...(mayWrite && { TESTED }) },
  },
)
rmSync(disk, { recursive: true, force: true })
process.exitCode = status ?? 1

/** Without root, a user namespace in which one is root. */
function namespace(): readonly string[] {
  return process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user']
}

function whatIsMissing(): string | undefined {
  const works = (command: string, ...rest: readonly string[]) =>
    spawnSync(command, rest, { stdio: 'ignore' }).status === 0
  if (!works('unshare', ...namespace(), 'bash', '-c', 'mount -t tmpfs tmpfs /mnt')) {
    return 'they need Linux, and `unshare` with the right to mount.'
  }
  if (
    !works('python3', '-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))')
  ) {
    return 'they need `python3`, 3.10 or newer, with venv.'
  }
  if (
    !works(
      'python3',
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--dest',
      tmpdir(),
      'keyrings.google-artifactregistry-auth',
    )
  ) {
    return 'PyPI cannot be reached.'
  }
  return undefined
}
