/**
 * The absolute address of a path of this site, to be written down elsewhere. Its last character is a letter, a digit, `/`, `=` or
 * `%XX`: chats leave out a full stop at the end of what they take for an address, and reStructuredText reads an underscore there
 * as its own.
 */
export function lastingAddress(origin: string, path: string): string {
  return (origin + path).replace(/[+._*~-]$/, (last) => LAST[last] ?? last)
}

// In a query `+` is a space.
const LAST: Readonly<Record<string, string>> = {
  '+': '%20',
  '.': '%2E',
  _: '%5F',
  '*': '%2A',
  '~': '%7E',
  '-': '%2D',
}
