import type { Credentials, Index, Purpose, Scope, System } from '@/lib/core/setup/guide'
import { isPassword } from '@/lib/core/setup/is-password'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import type { ToolId } from '@/lib/core/setup/tools'
import { guidesFor, SETTINGS } from '../core/every-guide'
import { BROUGHT, type Brought } from './brought'

/** One guide, as a request for it. */
export type Combination = {
  tool: ToolId
  purpose: Purpose
  system: System
  scope: Scope
  credentials: Credentials
  index: Index
}

/** What of a tool: all, or one place, or one kind of credentials. */
type Part = { tool: ToolId; scope?: Scope; credentials?: Credentials }

/** What cannot be executed on one machine: who runs it is elsewhere. */
export const NOT_RUN: readonly (Part & { reason: string })[] = [
  { tool: 'dependabot', reason: 'GitHub runs it. The file is parsed.' },
  {
    tool: 'renovate',
    credentials: 'key-password',
    reason: 'Mend runs its app. The file is parsed.',
  },
]

/** What is run where the machine brings a program. */
export const NEEDS: readonly (Part & { program: Brought })[] = [
  { tool: 'conda', scope: 'project', program: 'conda' },
  { tool: 'pixi', program: 'pixi' },
  { tool: 'renovate', credentials: 'key-file', program: 'renovate' },
  { tool: 'renovate', credentials: 'workload-identity', program: 'renovate' },
]

type One = Pick<Combination, 'tool' | 'scope' | 'credentials'>
export const isOf = (one: One, { tool, scope, credentials }: Part): boolean =>
  tool === one.tool &&
  (scope ?? one.scope) === one.scope &&
  (credentials ?? one.credentials) === one.credentials

/** Why nothing of this tool is run in this place, with these credentials; undefined where it is. */
export const whyNotRun = (one: One): string | undefined =>
  NOT_RUN.find((part) => isOf(one, part))?.reason

/** The program that the machine has to bring for it, if any. */
export const programFor = (one: One): Brought | undefined =>
  NEEDS.find((part) => isOf(one, part))?.program

/** Each tool, purpose, place and kind of credentials with this repository alone that has a guide for Linux, whether it can be run here or not. */
export const SUPPORTED: readonly Combination[] = SETTINGS.filter(
  ({ system }) => system === 'linux',
).flatMap((setting) =>
  guidesFor(setting)
    .filter(({ variant }) => variant.index === 'only')
    .map(({ variant }) => ({ ...setting, ...variant })),
)

/**
 * Every guide for Linux that can be run: each tool, purpose, place and kind of credentials with this repository alone; the other indexes,
 * which change no sign-in, with the credentials that the tool is shown with.
 */
export const COMBINATIONS: readonly Combination[] = SETTINGS.filter(
  ({ system }) => system === 'linux',
).flatMap((setting) => {
  const usual = parseSetupRequest({ tool: setting.tool }, { system: 'linux' })
  return guidesFor(setting)
    .map(({ variant }) => ({ ...setting, ...variant }))
    .filter((one) => whyNotRun(one) === undefined)
    .filter(({ index, credentials }) => index === 'only' || credentials === usual.credentials)
})

/**
 * Whether a combination is undone to the last program, with nothing left: the first of each way to hand over credentials, by keyring and
 * by password, of a setting.
 */
export function isUsual(combination: Combination): boolean {
  const setting = ({ tool, purpose, scope, index, credentials }: Combination) =>
    [tool, purpose, scope, index, isPassword(credentials)].join()
  return COMBINATIONS.find((one) => setting(one) === setting(combination)) === combination
}

/** Without the tool and the system: `install, venv, adc, only`. */
export const combinationName = ({ purpose, scope, credentials, index }: Combination) =>
  [purpose, scope, credentials, index].join(', ')

const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** `413 of the 460 …`: what a full run is of, and of how many there are. */
export function howMany(): string {
  const alone = COMBINATIONS.filter(({ index }) => index === 'only').length
  const more = COMBINATIONS.length - alone
  const needy = COMBINATIONS.filter((one) => programFor(one) !== undefined).length
  const programs = OR.format(BROUGHT)
  return `${alone} of the ${SUPPORTED.length} supported combinations of tool, purpose, place and credentials on Linux, and ${more} guides with a virtual repository or with PyPI beside it; ${needy} of all these where the machine brings ${programs}`
}

/** What is not run, a line for each reason, with how many combinations of {@link SUPPORTED} it takes. */
export function notRunLines(): readonly string[] {
  return NOT_RUN.map((part) => {
    const { tool, scope, credentials, reason } = part
    const count = SUPPORTED.filter((one) => isOf(one, part)).length
    return `- ${[tool, scope, credentials].filter((word) => word !== undefined).join(', ')} (${count}): ${reason}`
  })
}
