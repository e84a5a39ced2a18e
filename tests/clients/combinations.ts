import type { Credentials, Index, Purpose, Scope, System } from '@/lib/core/setup/guide'
import { isPassword } from '@/lib/core/setup/is-password'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import type { ToolId } from '@/lib/core/setup/tools'
import { guidesFor, SETTINGS } from '../core/every-guide'

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

/** What cannot be executed on one machine, and what stands in for it. */
export const NOT_RUN: readonly (Part & { reason: string })[] = [
  { tool: 'dependabot', reason: 'GitHub runs it. The file is parsed.' },
  {
    tool: 'renovate',
    credentials: 'key-file',
    reason:
      'Renovate is 436 MB, whose installation takes two minutes of processor time. By hand, 44.121.2 did what the guide says of it; the file is parsed.',
  },
  {
    tool: 'renovate',
    credentials: 'workload-identity',
    reason:
      'The same; and it asks GitHub for all it does. By hand, 44.121.2 took the token of the workflow’s rule. The files are parsed.',
  },
  {
    tool: 'renovate',
    credentials: 'key-password',
    reason: 'Mend runs its app. The file is parsed.',
  },
  {
    tool: 'conda',
    scope: 'project',
    reason:
      'conda itself is not on PyPI, so nothing here reads `environment.yml` but a YAML parser.',
  },
  { tool: 'pixi', reason: 'pixi is not on PyPI. Its file is parsed.' },
]

type One = Pick<Combination, 'tool' | 'scope' | 'credentials'>
export const isOf = (one: One, { tool, scope, credentials }: Part): boolean =>
  tool === one.tool &&
  (scope ?? one.scope) === one.scope &&
  (credentials ?? one.credentials) === one.credentials

/** Why nothing of this tool is run in this place, with these credentials; undefined where it is. */
export const whyNotRun = (one: One): string | undefined =>
  NOT_RUN.find((part) => isOf(one, part))?.reason

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

/** `413 of the 460 …`: what a full run is of, and of how many there are. */
export function howMany(): string {
  const alone = COMBINATIONS.filter(({ index }) => index === 'only').length
  const more = COMBINATIONS.length - alone
  return `${alone} of the ${SUPPORTED.length} supported combinations of tool, purpose, place and credentials on Linux, and ${more} guides with a virtual repository or with PyPI beside it`
}

/** What is not run, a line for each reason, with how many combinations of {@link SUPPORTED} it takes. */
export function notRunLines(): readonly string[] {
  return NOT_RUN.map((part) => {
    const { tool, scope, credentials, reason } = part
    const count = SUPPORTED.filter((one) => isOf(one, part)).length
    return `- ${[tool, scope, credentials].filter((word) => word !== undefined).join(', ')} (${count}): ${reason}`
  })
}
