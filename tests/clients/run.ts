/**
 * `npm run test:clients`: the guides for Linux, followed to the letter by the real clients, and taken back. Needs Linux with `unshare`
 * (nothing of this machine is touched: what the guides change goes into overlays), Python 3.10 or newer and PyPI; for the Dockerfile
 * Podman. Where these are missing it says so (without port 80 of loopback, the guides that ask a metadata server fail, and say so); with
 * `CI=true` that is a failure. `-- --write` renews the results that pages show; all else goes to vitest.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasPodman, NO_PODMAN } from './podman.ts'
import { findPython } from './python.ts'

const TESTED = join(import.meta.dirname, '../../lib/core/setup/tested.json')
const args = process.argv.slice(2)
const mayWrite = args.includes('--write')

const disk = mkdtempSync(join(tmpdir(), 'clients-disk-'))
/** Beside the disk, as that is seen by the tests alone. */
const SUMMARY = `${disk}-summary`
/** The disk, and on it this repository, to be read: its stand-ins run on machines that have nothing else of it, wherever it lies. */
const IN_NAMESPACE = `mount -t tmpfs tmpfs "$1" && mkdir "$1/repository" && mount --rbind "$2" "$1/repository"
mount -o remount,bind,ro "$1/repository" 2>/dev/null
shift 2; exec "$@"`
const namespace = findNamespace()
const missing = whatIsMissing()
if (namespace === undefined || missing !== undefined) {
  console.error(`The guides were not run: ${missing}`)
  process.exitCode = process.env['CI'] === 'true' ? 1 : 0
} else {
  // A memory disk in a mount namespace of its own: overlays cannot lie on overlays, and all is gone when the process is.
  const { status } = spawnSync(
    'unshare',
    [
      ...namespace,
      ...['bash', '-c', IN_NAMESPACE, 'bash', disk, join(import.meta.dirname, '../..')],
      ...['vitest', 'run', '--config', join(import.meta.dirname, 'vitest.config.ts')],
      ...args.filter((argument) => argument !== '--write'),
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        TMPDIR: disk,
        SUMMARY,
        // The emulator asks PyPI, too, and trusts whom pip trusts: a company's proxy shows its own certificates.
        NODE_USE_SYSTEM_CA: '1',
        ...(mayWrite && { TESTED }),
      },
    },
  )
  process.exitCode = status ?? 1
  if (existsSync(SUMMARY)) {
    console.log(`\n${readFileSync(SUMMARY, 'utf8')}`)
    rmSync(SUMMARY)
  }
}
rmSync(disk, { recursive: true, force: true })

/** As root, or else in a user namespace in which one is root; whichever lets one mount, which root in a container may not. */
function findNamespace(): readonly string[] | undefined {
  return [['--mount'], ['--mount', '--map-root-user']].find((flags) =>
    works('unshare', ...flags, 'bash', '-c', 'mount -t tmpfs tmpfs /mnt'),
  )
}

function works(command: string, ...rest: readonly string[]): boolean {
  return spawnSync(command, rest, { stdio: 'ignore' }).status === 0
}

function whatIsMissing(): string | undefined {
  if (namespace === undefined) return 'they need Linux, and `unshare` with the right to mount.'
  const python = findPython()
  if (python === undefined) return 'they need `python3`, 3.10 or newer, with venv.'
  if (process.env['CI'] === 'true' && !hasPodman()) return NO_PODMAN
  const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', disk]
  return works(python, ...download, 'keyrings.google-artifactregistry-auth')
    ? undefined
    : 'PyPI cannot be reached.'
}
