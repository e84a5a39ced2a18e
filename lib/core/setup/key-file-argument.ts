import { powershellVerbatim } from '@/lib/core/quote/powershell-argument'
import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { System } from './guide'
import { isWindows, SHELLS } from './systems'
import type { Subject } from './tool'

/** Where the guide expects the file when the address says nothing. */
export const USUAL_FILES = {
  key: '~/service-account-key.json',
  configuration: '~/credential-configuration.json',
} as const

/**
 * Why a path is refused for that system, in words that may mark code with `backticks`; undefined when it can be said there. It is
 * where a file lies, never what is in it.
 */
export function keyFileRefusal(system: System, path: string): string | undefined {
  if (/\p{Cc}/u.test(path)) return 'a path of one line, without control characters, is needed'
  if (path.length > 300) return 'no more than 300 characters are taken'
  if (isWindows(system) && path.includes('"')) return 'no file on Windows has a `"` in its name'
  // A lone `%` stays what it is, and so does what no variable can be called.
  return SHELLS[system] === 'cmd' && /%[^%\\/]+%/.test(path)
    ? 'at a prompt of cmd, what stands between two `%` is a variable: choose PowerShell, or put the file elsewhere'
    : undefined
}

/** The path as it was typed, or the usual one. Only Workload Identity Federation has another file than a key. */
export function keyFilePath({ keyFile, credentials }: Subject): string {
  return keyFile ?? USUAL_FILES[credentials === 'workload-identity' ? 'configuration' : 'key']
}

/**
 * The path of the key file as one argument for the system's shell. A leading `~` means the home directory, which quotes
 * would hide from the shell, so it is spelt `$HOME`.
 */
export function keyFileArgument(subject: Subject): string {
  const { system } = subject
  const shell = SHELLS[system]
  const inHome = inHomeDirectory(subject)
  if (shell === 'cmd') return `"${keyFileInCmd(subject)}"`
  if (inHome === undefined) return shellArgument(shell, keyFilePath(subject))
  // These have no meaning in double quotes; a path with another character is put in single quotes after the variable.
  if ((isWindows(system) ? /^[\w./\\ -]+$/ : /^[\w./ -]+$/).test(inHome)) {
    const separator = isWindows(system) ? '\\' : '/'
    return `"$HOME${separator}${inHome}"`
  }
  return isWindows(system)
    ? `(Join-Path $HOME ${shellArgument(shell, inHome)})`
    : `"$HOME"/${shellArgument(shell, inHome)}`
}

function inHomeDirectory(subject: Subject): string | undefined {
  return /^~[/\\](.+)$/.exec(keyFilePath(subject))?.[1]
}

/**
 * The path for cmd, to stand between double quotes, where nothing but `"` and `%NAME%` has a meaning: {@link keyFileRefusal} lets
 * neither through for cmd.
 */
export function keyFileInCmd(subject: Subject): string {
  const inHome = inHomeDirectory(subject)
  return inHome === undefined ? keyFilePath(subject) : `%USERPROFILE%\\${inHome}`
}

/** The path as a PowerShell expression that .NET's methods take: these know nothing of PowerShell's own directory. */
export function keyFileInDotNet(subject: Subject): string {
  const inHome = inHomeDirectory(subject)
  return inHome === undefined
    ? `(Resolve-Path -LiteralPath ${powershellVerbatim(keyFilePath(subject))}).Path`
    : `(Join-Path $HOME ${powershellVerbatim(inHome)})`
}
