import type { Shell } from '../setup/guide'
import { cmdArgument } from './cmd-argument'
import { posixArgument } from './posix-argument'
import { powershellArgument } from './powershell-argument'

const ARGUMENT = {
  bash: posixArgument,
  powershell: powershellArgument,
  cmd: cmdArgument,
} satisfies Record<Shell, (value: string) => string>

/** Spells `value` as one argument for `shell`. Throws a RangeError for what that shell cannot express. */
export function shellArgument(shell: Shell, value: string): string {
  return ARGUMENT[shell](value)
}
