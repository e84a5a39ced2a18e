import type { SetupRequest } from './setup-request'
import { PLATFORMS } from './systems'
import tested from './tested.json' with { type: 'json' }

/**
 * What a guide was run with: `versions` as in `pip 26.3, keyring 25.7.0`, `date` as in `2026-11-22`. `standIns` names what
 * something else answered for, and may be empty: gcloud, whose browser sign-in no test can do. `notRun`: the steps of the undo
 * that were run with other credentials only. `withPackage`: whether the checks were run with the name of a distribution, too. `forms`:
 * whether each step’s other forms (as a file, with the key itself) were taken in place of its command, with the same outcome.
 */
export type Tested = {
  versions: string
  standIns: string
  date: string
  notRun: readonly string[]
  withPackage: boolean
  forms: boolean
}

export type TestedChoice = Pick<
  SetupRequest,
  'tool' | 'purpose' | 'system' | 'scope' | 'credentials' | 'index'
>

/** The name of a guide in the file of results. */
export function testedKey({
  tool,
  purpose,
  system,
  scope,
  credentials,
  index,
}: TestedChoice): string {
  return [tool, purpose, system, scope, credentials, index].join('-')
}

/** As the file has it: what is not said did not happen. `date`: of a guide that was run another day than the rest. */
type Result = {
  date?: string
  versions: string
  standIns: string
  notRun?: string
  withPackage?: string
  forms?: string
}

const RESULTS: Readonly<Record<string, Result | undefined>> = tested.guides

/**
 * What real clients ran a guide with, its commands as they are printed; undefined for one that has never run. Only Linux is run.
 * The file is written by `npm run test:clients -- --write`; a test fails when a guide's commands have changed since.
 */
export function testedWith(choice: TestedChoice): Tested | undefined {
  const found = PLATFORMS[choice.system] === 'linux' ? RESULTS[testedKey(choice)] : undefined
  return (
    found && {
      versions: found.versions,
      standIns: found.standIns,
      date: found.date ?? tested.date,
      notRun: found.notRun?.split(' ') ?? [],
      withPackage: found.withPackage !== undefined,
      forms: found.forms !== undefined,
    }
  )
}
