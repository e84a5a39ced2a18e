import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { SERVICES } from './job.ts'

/** The one repository that there is on each service: tests/clients/newcomer.ts. */
export const PATH = 'acme/models'

/** Where a service has it. */
export const remote = (host: string): string => `${SERVICES}/git/${host}/${PATH}.git`

export const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()

/** Ends as the service's own program does where this directory is of no repository there. */
export function checkOrigin(host: string): void {
  let url = ''
  try {
    url = git('config', 'remote.origin.url')
  } catch {
    // Said below.
  }
  if (url === `https://${host}/${PATH}.git` && existsSync(remote(host))) return
  process.stderr.write('fatal: not a git repository (or any of the parent directories): .git\n')
  process.exit(1)
}

/** A file of the default branch as it was pushed; undefined where it is not. */
export function pushedFile(host: string, path: string): string | undefined {
  try {
    return git('--git-dir', remote(host), 'show', `main:${path}`)
  } catch {
    return undefined
  }
}

/** Prints, and ends with status 2: nobody asked for this before. */
export function unknown(program: string, args: readonly string[]): never {
  process.stderr.write(`The stand-in for ${program} does not know: ${args.join(' ')}\n`)
  process.exit(2)
}
