/** The name and the value, as it is encoded there, of a `Set-Cookie` line. */
export function cookiePair(line: string): { name: string; value: string } {
  const pair = line.split(';', 1)[0] ?? ''
  const at = pair.indexOf('=')
  return { name: pair.slice(0, at), value: pair.slice(at + 1) }
}
