/**
 * Spells `value` as a quoted string of HashiCorp's configuration language: nothing in it is a template or ends the string.
 * Throws a RangeError for half of a surrogate pair, which HCL cannot express.
 * Facts: https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function hclString(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('HCL cannot express half of a character.')
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replace(/[$%](?=\{)/g, '$&$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    })
  return `"${escaped}"`
}
