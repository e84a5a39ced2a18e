/**
 * One line of plain text out of anything: without controls, invisible and bidirectional marks, lone surrogates and characters
 * that do not exist; white space is one space; of marks that pile up on a letter three remain. Longer than `most` characters it is
 * cut off, with `…` as the last. What is far behind that is not looked at, so that a text of any size takes no time.
 * Facts: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export function plainLabel(text: string, most: number): string {
  const line = text
    .slice(0, most * 20)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/ +/g, ' ')
    .trim()
  const characters = [...line]
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}
