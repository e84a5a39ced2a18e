import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide } from '@/lib/core/setup/guide'
import { stepsWithOtherForms } from '@/lib/core/setup/other-forms'
import { testedKey } from '@/lib/core/setup/tested'
import tested from '@/lib/core/setup/tested.json' with { type: 'json' }
import { REPOSITORY } from '../core/every-guide'
import { COMBINATIONS, type Combination, programFor } from './combinations'

/** The distribution in the fingerprint of a guide that names one, whichever was run. */
export const DISTRIBUTION = 'acme-features'

/**
 * What the commands and files of a guide are, in a few characters: changes when anything changes that a reader would run.
 * Prose may change without a new run.
 */
export function fingerprint(combination: Combination & { distribution?: string }): string {
  const guide = buildGuide(REPOSITORY, combination)
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return shortHash(whatIsRun(guide))
}

function whatIsRun({ prerequisites, steps, checks, undo }: Guide): string {
  const all = [...prerequisites, ...steps, ...checks, ...undo]
  return JSON.stringify(
    all.map((step) => [
      step.id,
      step.content,
      step.kind === 'file' ? step.path : step.shell,
      step.kind === 'check' ? step.expect : '',
      ...(step.kind === 'check' && step.atLeast
        ? step.atLeast.map(({ before, version }) => before + version)
        : []),
    ]),
  )
}

/** The same of its steps’ other forms: as a file, with the key itself. Undefined where it has none. */
export function fingerprintOfForms(combination: Combination): string | undefined {
  const guide = buildGuide(REPOSITORY, combination)
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  const forms = stepsWithOtherForms(guide).map(({ id, asFile, keyed, asKeyedFile }) => [
    id,
    ...[asFile?.path, asFile?.content, keyed, asKeyedFile?.path, asKeyedFile?.keyed],
  ])
  return forms.length === 0 ? undefined : shortHash(JSON.stringify(forms))
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** `date`: where it is another than that of all others. */
type Recorded = {
  fingerprint: string
  date?: string
  versions: string
  standIns: string
  notRun?: string
  withPackage?: string
  forms?: string
}
/** How a guide was followed. `notRun`: the steps of its undo that were run with other credentials only; `withPackage`: the checks were run with a distribution, too. */
type Run = {
  versions: Readonly<Record<string, string>>
  standIns: readonly string[]
  notRun: readonly string[]
  withPackage: boolean
}

const AND = new Intl.ListFormat('en-GB')

type Results = { date: string; guides: Readonly<Record<string, Recorded | undefined>> }

/** What was run before with a program that this machine may lack, and is the same guide still. */
function kept({ date, guides }: Results): Readonly<Record<string, Recorded>> {
  return Object.fromEntries(
    COMBINATIONS.filter((one) => programFor(one) !== undefined).flatMap((one) => {
      const key = testedKey(one)
      const found = guides[key]
      const isSame = found?.fingerprint === fingerprint(one)
      return isSame ? [[key, { date, ...found }]] : []
    }),
  )
}

/** Collects what was run, and writes it where `TESTED` says: the file that pages read, or nowhere. `before`: what that holds. */
export function createRecord(before: Results = tested) {
  const guides: Record<string, Recorded> = {}
  return {
    add(combination: Combination, { versions, standIns, notRun, withPackage }: Run): void {
      const forms = fingerprintOfForms(combination)
      const shown = Object.entries(versions).map((pair) => pair.join(' '))
      guides[testedKey(combination)] = {
        fingerprint: fingerprint(combination),
        versions: shown.join(', '),
        standIns: AND.format(standIns),
        ...(notRun.length > 0 && { notRun: notRun.join(' ') }),
        ...(withPackage && {
          withPackage: fingerprint({ ...combination, distribution: DISTRIBUTION }),
        }),
        ...(forms !== undefined && { forms }),
      }
    },
    write(): void {
      const file = process.env['TESTED']
      if (file === undefined) return
      const date = new Date().toISOString().slice(0, 10)
      const sorted = Object.entries({ ...kept(before), ...guides }).sort(([a], [b]) =>
        a < b ? -1 : 1,
      )
      writeFileSync(
        file,
        `${JSON.stringify({ date, guides: Object.fromEntries(sorted) }, undefined, 2)}\n`,
      )
    },
  }
}
