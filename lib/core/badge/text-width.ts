/**
 * Hundredths of the font's size that characters are wide in DejaVu Sans, which Verdana is as wide as (measured; both are what a
 * badge asks for). A server has no fonts to ask.
 */
const WIDTHS: readonly (readonly [number, string])[] = [
  [27, "'"],
  [28, 'ijl'],
  [29, 'IJ'],
  [32, ' ,.'],
  [34, '/:;\\|'],
  [36, 'f-'],
  [39, '()[]t'],
  [41, '!r'],
  [46, '"'],
  [50, '*_`'],
  [53, 'sz?'],
  [56, 'cL'],
  [59, 'Fkvxy'],
  [61, 'PTYaoe'],
  [64, 'ESbdghnpqu$0123456789{}'],
  [66, 'K'],
  [69, 'AVBRXZ'],
  [70, 'C'],
  [75, 'UHN'],
  [78, 'DGOQ&'],
  [84, 'w#+<=>^~'],
  [86, 'M'],
  [96, '%m'],
  [100, 'W@'],
]

const OF_ASCII = new Map(
  WIDTHS.flatMap(([width, characters]) =>
    [...characters].map((character) => [character, width] as const),
  ),
)

// Wider than other letters: East Asian scripts and pictures.
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u

/** About how wide a line of text is in Verdana or DejaVu Sans of `size` pixels, in pixels. Marks on letters take no room. */
export function textWidth(text: string, size: number): number {
  const hundredths = [...text].reduce((sum, character) => {
    if (/\p{M}/u.test(character)) return sum
    return sum + (OF_ASCII.get(character) ?? (WIDE.test(character) ? 104 : 64))
  }, 0)
  return (hundredths * size) / 100
}
