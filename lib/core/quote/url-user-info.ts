/**
 * Spells `value` as the user name or the password of a URL: everything but letters, digits and `-._~` is
 * percent-encoded, so that base64's `+`, `/` and `=` survive pip's decoding.
 * Throws a URIError for a lone surrogate. Facts: RFC 3986, 3.2.1 and 2.1.
 */
export function urlUserInfo(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
