/**
 * Spells `value` as one argument typed at a prompt of cmd.exe, for a program that reads its command line as Microsoft's C
 * runtime does. Bare where that is safe, else in double quotes, between which cmd leaves all but `%` alone.
 * Nothing escapes a `%` there, and `%NAME%` means a variable even between quotes. So where two of them stand, the quotes
 * close before each and open behind it: `%"NAME"%` names a variable that nobody has, so it stays, and the program drops
 * the quotes. This outlives another cmd on the way, such as the one in `gcloud.cmd`, which a `^` would not.
 * Throws a RangeError for a double quote, which cmd and the program count differently, and for control characters: a
 * line break ends the command, a tab at the prompt completes a file's name.
 * Not for `cmd /v:on`, where `!` means something too, nor for what cmd does itself (`echo`, `set`).
 * Facts: https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments and
 * https://learn.microsoft.com/windows-server/administration/windows-commands/cmd
 */
export function cmdArgument(value: string): string {
  refuseUnsayable(value)
  if (/^[A-Za-z0-9_/.:\\@+-][A-Za-z0-9_/.:\\@+=-]*$/.test(value)) return value
  if (!mayExpand(value)) return quoted(value)
  return value
    .split(/(%+)/)
    .map((part) => (part === '' || part.startsWith('%') ? part : quoted(part)))
    .join('')
}

/**
 * A command that sets a variable of this prompt: `set "NAME=value"`, in which only `%NAME%` means something. Where two
 * `%` stand, a `^` behind each makes another name of it, and cmd takes it out; it does so outside of quotes only.
 * Throws a RangeError for what {@link cmdArgument} refuses, for a name that is none, and for an empty value, with which
 * `set` would take the variable away.
 * Facts: https://learn.microsoft.com/windows-server/administration/windows-commands/set_1
 */
export function cmdSet(name: string, value: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new RangeError('This cannot be a name.')
  if (value === '') throw new RangeError('A variable of cmd cannot be empty.')
  refuseUnsayable(value)
  if (!mayExpand(value)) return `set "${name}=${value}"`
  return `set ${name}=${value.replace(/(?<=%)[^%]|[&|<>^()]/g, '^$&')}`
}

function refuseUnsayable(value: string): void {
  if (/["\p{Cc}]/u.test(value)) {
    throw new RangeError('cmd cannot say a double quote or a control character.')
  }
}

/** Whether cmd may take part of it for a variable: `%NAME%`, or `%NAME:` if there is one more `%` behind it in the line. */
function mayExpand(value: string): boolean {
  return /%[^%:]+[%:]/.test(value)
}

/** Backslashes count twice where a quote follows them, and only there. */
function quoted(value: string): string {
  return `"${value.replace(/\\+$/, '$&$&')}"`
}
