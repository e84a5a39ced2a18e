/**
 * Spells `value` as one argument for PowerShell (5.1 and 7). Bare where that is safe, else in single quotes.
 * Throws a RangeError for a NUL character and for a double quote: 5.1 and 7.3 hand `"` to a program in different
 * ways, so no spelling is right in both (`$PSNativeCommandArgumentPassing`).
 * Facts: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function powershellArgument(value: string): string {
  if (/[\0"]/.test(value)) {
    throw new RangeError('A PowerShell argument cannot hold a NUL character or a double quote.')
  }
  // Not a digit in front: PowerShell would read a number.
  if (/^(?:[A-Za-z_/:\\]|\.(?!\d))[A-Za-z0-9_/.:\\=-]*$/.test(value)) return value
  return powershellVerbatim(value)
}

/** A string in single quotes, in which PowerShell expands nothing. It takes the four typographic single quotes for `'` as well. */
export function powershellVerbatim(value: string): string {
  return `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`
}
