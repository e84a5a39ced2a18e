/**
 * A line of CSV, its end included: RFC 4180, every field in quotes. A field that a spreadsheet would take for a formula
 * gets an apostrophe in front: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => `"${defuse(field).replaceAll('"', '""')}"`).join(',')}\r\n`
}

/** The full-width forms are read as the plain ones by some spreadsheets; so is what follows blanks. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r\n]/u

function defuse(field: string): string {
  return FORMULA.test(field) ? `'${field}` : field
}
