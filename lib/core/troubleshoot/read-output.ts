/** What a client printed, in the forms in which signatures look at it. */
export type Output = {
  /** Without colours, prefixes of CI and spaces at the ends. */
  lines: readonly string[]
  /** All lines in one, with single spaces: for patterns. */
  flat: string
  /** Without any blank, in lower case: a phrase is found however the terminal wrapped it. */
  squeezed: string
}

/** More is never needed: what tells stands at the beginning or at the end. In characters. */
const ENOUGH = 1_500_000

// Colours, cursor movements, links: ECMA-48, 5.4 (CSI) and 8.3.89 (OSC).
const [ESC, BEL] = [27, 7].map((code) => String.fromCharCode(code))
const ESCAPES = new RegExp(
  `${ESC}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${BEL}${ESC}]{0,2000}(?:${BEL}|${ESC}\\\\)?|[@-Z\\\\-_])`,
  'g',
)
/** `2026-11-23T02:00:00.123Z ` of GitHub and GitLab, `#12 3.456 ` of BuildKit, `Step #0: ` of Cloud Build, `##[error]`. */
const PREFIX =
  /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,20}Z? ?|#\d{1,5} \d{1,7}\.\d{1,4} |Step #\d{1,4}(?: - "[^"]{1,80}")?: )?(?:##\[\w{1,20}\])?/
/** Frames that Rich and uv draw around lines, and what cannot be seen: bidirectional marks, zero-width spaces. */
const DECORATION = /[\u2500-\u257f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** Reads what was pasted. Takes any text; of a very long one the beginning and the end. */
export function readOutput(text: string): Output {
  const some =
    text.length > ENOUGH
      ? `${text.slice(0, ENOUGH / 2)}\n${text.slice(text.length - ENOUGH / 2)}`
      : text
  const lines = some
    .replace(ESCAPES, '')
    .replace(DECORATION, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(PREFIX, '').trim())
    .filter((line) => line !== '')
  const flat = lines.join(' ').replace(/\s{1,1000}/g, ' ')
  return { lines, flat, squeezed: squeeze(flat) }
}

/** The form in which a phrase is looked for in {@link Output.squeezed}. */
export function squeeze(text: string): string {
  return text.replace(/\s/g, '').toLowerCase()
}
