import { expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide, Step } from '@/lib/core/setup/guide'
import { PROGRAMS } from '../clients/newcomer'
import { guidesFor, REPOSITORY, SETTINGS } from './every-guide'

/**
 * What readers may not have, and a guide has to say that it needs: the clients find all of it on one machine, so there its lack would not
 * be seen.
 */
const NAMED = [...new Set(Object.values(PROGRAMS).flat()), 'gcloud']

/** A program at the beginning of a command, as in `… && uv …`, `… | uv …`, `(uv …`. */
const calls = (content: string, program: string): boolean =>
  new RegExp(
    String.raw`(?:^|[|&;(]\s*|\bthen |\bdo |\bsudo |& )${program}(?:\.exe)?(?= |$)`,
    'm',
  ).test(content)

/** `pipx install hatch`, `python -m pip install twine`, `uv tool install …`. */
const installs = (content: string, program: string): boolean =>
  new RegExp(String.raw`\binstall\b.* "?${program}\b`, 'm').test(content)

function unnamed({ prerequisites, steps, checks, undo }: Guide): readonly string[] {
  const named = new Set<string>()
  const missing: string[] = []
  const all: readonly Step[] = [...prerequisites, ...steps, ...checks, ...undo]
  for (const step of all) {
    if (step.kind === 'file') continue
    for (const program of NAMED) {
      if (installs(step.content, program)) named.add(program)
      if (!calls(step.content, program) || named.has(program)) continue
      // A prerequisite is what asks whether it is there.
      if (prerequisites.some((one) => one === step)) named.add(program)
      else missing.push(`${step.id}: ${program}`)
    }
  }
  return missing
}

test.each(SETTINGS.map((setting) => ({ name: Object.values(setting).join(' '), setting })))(
  'a guide asks for each program before it calls it: $name',
  ({ setting }) => {
    for (const { variant } of guidesFor(setting)) {
      const guide = buildGuide(REPOSITORY, { ...setting, ...variant })
      if (guide.kind === 'impossible') throw new Error(guide.reason)
      expect(unnamed(guide), Object.values(variant).join(' ')).toEqual([])
    }
  },
)
