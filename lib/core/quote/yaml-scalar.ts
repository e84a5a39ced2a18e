/**
 * Spells `value` as one YAML scalar on one line, as value or as key, in block style (not between `[ ]` or `{ }`), which
 * YAML 1.1 and 1.2 both read as exactly this text. Bare where that is safe, else in single quotes, else in double ones.
 * What 1.1 takes for something else is quoted, even where it is a key everybody knows: `'on': push`, `python: '3.13'`.
 * Throws a RangeError for a lone surrogate. Facts: https://yaml.org/spec/1.2.2/#73-flow-scalar-styles and
 * https://yaml.org/type/
 */
export function yamlScalar(value: string): string {
  if (/\p{Cs}/u.test(value)) throw new RangeError('YAML cannot hold a lone surrogate.')
  if (PLAIN.test(value) && !MEANS_SOMETHING.test(value)) return value
  if (!UNPRINTABLE.test(value)) return `'${value.replaceAll("'", "''")}'`
  const escaped = value.replace(
    new RegExp(`[\\\\"]|${UNPRINTABLE.source}`, 'gu'),
    (character) => ESCAPES[character] ?? unicodeEscape(character),
  )
  return `"${escaped}"`
}

/** Begins with what begins nothing else, holds neither `: ` nor ` #`, and ends with neither a blank nor a colon. */
const PLAIN = /^(?:[A-Za-z_/$]|\.{1,2}\/)(?: *(?:[\w./@+=$(){}^~;,"'<>&*!%|?\\[\]-]|:(?=\S)))*$/

/** Words for true, false, null and not a number, of 1.1 and 1.2; numbers and dates are not bare anyway. */
const MEANS_SOMETHING = /^(?:y|yes|n|no|on|off|true|false|null|nan|inf)$/i

/** Control characters, and what a reader takes for a line break, a byte order mark or no character at all. */
export const UNPRINTABLE = /[\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/u

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
