import type { Shell } from '../guide'

/**
 * A command of the system’s own, whose messages a page quotes: on Linux these are in the reader’s language (tried: cat, ls, grep and git,
 * in German). Windows has no such switch, and what a shell itself says of an unknown program follows none.
 */
export function inEnglish(shell: Shell, command: string): string {
  return shell === 'bash' ? `LC_ALL=C ${command}` : command
}
