import { invalidArgument } from '../http/google-error.ts'

/**
 * The part of the search's query language that is needed: `field:words` and `field=value`, joined by spaces or AND. A `:` finds
 * words wherever they stand, the last of them with `*` by its beginning; `=` wants the whole. Anything else is refused, not ignored.
 * https://cloud.google.com/asset-inventory/docs/query-syntax
 */
export function assetQuery<T>(
  query: string,
  fields: Readonly<Record<string, (item: T) => readonly string[]>>,
): ((item: T) => boolean) | undefined {
  if (query.trim() === '') return undefined
  const pieces = query.match(/[A-Za-z.]+[:=]"[^"]*"|\S+/g) ?? []
  const tests = pieces
    .filter((piece) => piece !== 'AND')
    .map((piece) => {
      const [, name = '', operator, quoted, plain] =
        /^([A-Za-z.]+)([:=])(?:"([^"]*)"|([^"()]+))$/.exec(piece) ?? []
      const read = Object.hasOwn(fields, name) ? fields[name] : undefined
      const wanted = quoted ?? plain
      if (read === undefined || wanted === undefined) {
        throw invalidArgument(`The emulator does not understand "${piece}" in a query.`, 'query')
      }
      const matches = operator === '=' ? (text: string) => text === wanted : containing(wanted)
      return (item: T) => read(item).some(matches)
    })
  return (item) => tests.every((test) => test(item))
}

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? []

function containing(wanted: string): (text: string) => boolean {
  const isPrefix = wanted.endsWith('*')
  const asked = wordsOf(wanted)
  return (text) => {
    const words = wordsOf(text)
    return words.some((_word, start) =>
      asked.every((word, at) => {
        const found = words[start + at] ?? ''
        return isPrefix && at === asked.length - 1 ? found.startsWith(word) : found === word
      }),
    )
  }
}
