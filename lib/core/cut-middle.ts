/**
 * A name in at most so many characters: of a longer one the beginning and the end, which tell names apart more often than
 * the middle does. `most` at least 1.
 */
export function cutMiddle(text: string, most: number): string {
  const letters = [...text]
  if (letters.length <= most) return text
  const end = Math.floor((most - 1) / 2)
  return `${letters.slice(0, most - 1 - end).join('')}…${end === 0 ? '' : letters.slice(-end).join('')}`
}
