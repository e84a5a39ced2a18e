import { shellArgument } from '@/lib/core/quote/shell-argument'
import { SHELLS } from './systems'
import type { Subject } from './tool'

/** Where the guide expects a key when the address says nothing. */
export const USUAL_KEY_FILE = '~/service-account-key.json'

/**
 * The path of the key file as one argument for the system's shell. A leading `~` means the home directory, which quotes
 * would hide from the shell, so it is spelt `$HOME`.
 */
export function keyFileArgument({ system, keyFile = USUAL_KEY_FILE }: Subject): string {
  const shell = SHELLS[system]
  const inHome = /^~[/\\](.+)$/.exec(keyFile)?.[1]
  if (inHome === undefined) return shellArgument(shell, keyFile)
  // In double quotes only these have a meaning; a path with one of them is put in single quotes after the variable.
  if (/^[\w./\\ -]+$/.test(inHome)) {
    const separator = system === 'windows' ? '\\' : '/'
    return `"$HOME${separator}${inHome}"`
  }
  return system === 'windows'
    ? `(Join-Path $HOME ${shellArgument(shell, inHome)})`
    : `"$HOME"/${shellArgument(shell, inHome)}`
}
