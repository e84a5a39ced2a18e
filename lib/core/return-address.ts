/**
 * The path on this site that `value` names, or `undefined` for anything else: another site, another scheme, a
 * protocol-relative or backslashed address, control characters, an address of the sign-in itself.
 * Takes a path with query, or an absolute address on `origin` (`https://host:port`) if one is given.
 */
export function parseReturnAddress(value: unknown, origin?: string): string | undefined {
  if (typeof value !== 'string' || value.length > 4096) return undefined
  if (origin !== undefined && value === origin) return '/'
  const path = origin && value.startsWith(`${origin}/`) ? value.slice(origin.length) : value
  // Browsers read "\" as "/" and drop tabs and newlines, so "/\evil" and "/\t/evil" leave the site.
  const hasControl = [...path].some((char) => char.charCodeAt(0) <= 0x20 || char === '\u007f')
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\') || hasControl) {
    return undefined
  }
  if (!URL.canParse(path, 'http://here.invalid')) return undefined
  const url = new URL(path, 'http://here.invalid')
  if (url.origin !== 'http://here.invalid') return undefined
  if (/^\/(sign-in|api\/auth)(\/|$)/.test(url.pathname)) return undefined
  return path
}
