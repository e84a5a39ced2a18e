/** All words occur; a whole resource name is meant to the letter. */
export function matcher(text: string): (name: string) => boolean {
  const wanted = text.trim()
  if (/^projects\/[^/]+\/locations\/[^/]+\/repositories\/[^/]+$/.test(wanted)) {
    return (name) => name === wanted
  }
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  return (name) => {
    const lower = words.length === 0 ? '' : name.toLowerCase()
    return words.every((word) => lower.includes(word))
  }
}
