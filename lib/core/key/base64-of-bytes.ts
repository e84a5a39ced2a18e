/** How many bytes become characters at once: more would be more arguments than a browser takes. */
const CHUNK = 4096

/** Standard base64 with its padding, in one line. Works in a browser, where there is no Buffer. */
export function base64OfBytes(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK))
  }
  return btoa(binary)
}
