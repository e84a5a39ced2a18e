import type { CheckStep } from './guide'

/** The oldest version that will do. */
export type AtLeast = {
  /** What stands before the number in the output: `uv `. Empty where a line begins with the number. */
  before: string
  /** Numbers with dots between them: `0.10`. */
  version: string
  /** What an older one cannot do, and how to come by a newer one. */
  tooOld: string
}

/**
 * The first of a check's versions that its output does not reach, if any: the number is older or not there at all. What follows the
 * numbers (`rc1`, `+local`) is not looked at.
 */
export function tooOldIn(output: string, { atLeast = [] }: CheckStep): AtLeast | undefined {
  return atLeast.find(({ before, version }) => {
    const found = numberBehind(output, before)
    return found === undefined || isOlder(numbers(found), numbers(version))
  })
}

function numberBehind(output: string, before: string): string | undefined {
  for (const line of output.split('\n')) {
    const at = line.indexOf(before)
    const [number] = (at < 0 ? null : /^\d+(?:\.\d+)*/.exec(line.slice(at + before.length))) ?? []
    if (number !== undefined) return number
  }
  return undefined
}

const numbers = (version: string) => version.split('.').map(Number)

function isOlder(one: readonly number[], other: readonly number[]): boolean {
  for (const [at, least] of other.entries()) {
    const here = one[at] ?? 0
    if (here !== least) return here < least
  }
  return false
}

/** What the output has when all is well, for people: a text word for word, or up to a number that may be greater. */
export function expected({
  expect,
  atLeast,
}: CheckStep): readonly { text: string; orNewer: boolean }[] {
  return atLeast === undefined
    ? [{ text: expect, orNewer: false }]
    : atLeast.map(({ before, version }) => ({ text: `${before}${version}`, orNewer: true }))
}
