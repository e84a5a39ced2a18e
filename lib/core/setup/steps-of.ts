import type { Guide, Step } from './guide'

/** Every step of a guide, in the order of the page. */
export function stepsOf({ prerequisites, steps, checks, undo }: Guide): readonly Step[] {
  return [...prerequisites, ...steps, ...checks, ...undo]
}
