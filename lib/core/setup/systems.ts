import type { Shell, System } from './guide'

/** As people write them. */
export const SYSTEM_NAMES = {
  linux: 'Linux',
  macos: 'macOS',
  windows: 'Windows (PowerShell)',
  'windows-cmd': 'Windows (cmd)',
} as const satisfies Record<System, string>

/** What decides over paths and programs; a shell does not. */
export type Platform = Exclude<System, 'windows-cmd'>
export const PLATFORMS = {
  linux: 'linux',
  macos: 'macos',
  windows: 'windows',
  'windows-cmd': 'windows',
} as const satisfies Record<System, Platform>

export function isWindows(system: System): boolean {
  return PLATFORMS[system] === 'windows'
}

/** The shell that commands for a system are written for. macOS's zsh reads all that is printed here as bash does. */
export const SHELLS = {
  linux: 'bash',
  macos: 'bash',
  windows: 'powershell',
  'windows-cmd': 'cmd',
} as const satisfies Record<System, Shell>

/** What is shown when nothing says which system the reader will type on. */
export const DEFAULT_SYSTEM = 'linux' satisfies System

// A phone says nothing about the computer that its owner installs packages on, so phones come first, and give the default.
const GUESSES: readonly (readonly [RegExp, System])[] = [
  [/iphone|ipad|ipod|android|mobile/i, DEFAULT_SYSTEM],
  [/windows|win32|win64/i, 'windows'],
  [/macintosh|mac ?os|darwin/i, 'macos'],
]

/**
 * Guesses the reader's system from the `User-Agent` header; a link overrules it. ChromeOS is Linux (its Python runs in a
 * Linux container). A missing header, a phone or an unknown program gives {@link DEFAULT_SYSTEM}.
 * Facts: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/User-Agent
 */
export function guessSystem(userAgent: string | undefined): System {
  const guess = GUESSES.find(([pattern]) => pattern.test(userAgent ?? ''))
  return guess?.[1] ?? DEFAULT_SYSTEM
}
