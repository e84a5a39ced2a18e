import { invalidArgument } from '../http/google-error.ts'

/**
 * The part of Resource Manager's query language that is needed: `field:value` or `field=value` with `*`,
 * joined by spaces or AND, as `state:ACTIVE projectId:ml-*`. Anything else is refused, not ignored.
 */
export function searchQuery<T>(
  query: string,
  fields: Readonly<Record<string, (item: T) => string>>,
): (item: T) => boolean {
  const pieces = query.replace(/[()]/g, ' ').match(/[A-Za-z.]+[:=]"[^"]*"|\S+/g) ?? []
  const terms = pieces.filter((piece) => piece.toUpperCase() !== 'AND')
  const tests = terms.map((term) => {
    const [, name = '', quoted, plain] = /^([A-Za-z.]+)[:=](?:"([^"]*)"|([^"]+))$/.exec(term) ?? []
    const read = fields[name.toLowerCase()]
    const wanted = quoted ?? plain
    if (read === undefined || wanted === undefined) {
      throw invalidArgument(`Invalid query: "${term}" is not understood.`, 'query')
    }
    const parts = wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    const pattern = new RegExp(`^${parts.join('.*')}$`, 'i')
    return (item: T) => pattern.test(read(item))
  })
  return (item) => tests.every((test) => test(item))
}
