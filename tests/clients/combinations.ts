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

/** What cannot be executed on one machine, of a tool or of one of its places, and what stands in for it. */
export const NOT_RUN: readonly { tool: ToolId; scope?: Scope; reason: string }[] = [
  {
    tool: 'github-actions',
    reason:
      'GitHub’s runners are elsewhere. The workflow is parsed, and its shell lines are run here as they stand.',
  },
  {
    tool: 'gitlab-ci',
    reason:
      'GitLab’s runners are elsewhere. The file is parsed, and its shell lines are run here as they stand.',
  },
  {
    tool: 'cloud-build',
    reason:
      'Cloud Build is elsewhere. The file is parsed, and its scripts are run here as they stand.',
  },
  { tool: 'dependabot', reason: 'GitHub runs it. The file is parsed.' },
  { tool: 'renovate', reason: 'It looks up by itself. Its files are parsed.' },
  {
    tool: 'conda',
    scope: 'project',
    reason:
      'conda itself is not on PyPI, so nothing here reads `environment.yml` but a YAML parser.',
  },
  { tool: 'pixi', reason: 'pixi is not on PyPI. Its file is parsed.' },
]

/** Why nothing of this tool is run in this place; undefined where it is. */
export const whyNotRun = (one: Pick<Combination, 'tool' | 'scope'>): string | undefined =>
  NOT_RUN.find(({ tool, scope = one.scope }) => tool === one.tool && scope === one.scope)?.reason

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
  (setting) => setting.system === 'linux' && whyNotRun(setting) === undefined,
).flatMap((setting) => {
  const usual = parseSetupRequest({ tool: setting.tool }, { system: 'linux' })
  return guidesFor(setting)
    .filter(({ variant }) => variant.index === 'only' || variant.credentials === usual.credentials)
    .map(({ variant }) => ({ ...setting, ...variant }))
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
  return NOT_RUN.map(({ tool, scope, reason }) => {
    const count = SUPPORTED.filter(
      (one) => one.tool === tool && (scope === undefined || one.scope === scope),
    ).length
    return `- ${tool}${scope === undefined ? '' : `, ${scope}`} (${count}): ${reason}`
  })
}
