/**
 * Spells `value` as one argument for a POSIX shell (bash, zsh, dash). Bare where that is safe, else in single quotes.
 * Throws a RangeError for a NUL character, which no argument can hold.
 * Facts: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function posixArgument(value: string): string {
  if (value.includes('\0')) throw new RangeError('A shell argument cannot hold a NUL character.')
  if (/^[A-Za-z0-9_/.:@%+-][A-Za-z0-9_/.:@%+=-]*$/.test(value)) return value
  return `'${value.replaceAll("'", "'\\''")}'`
}
