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

/** What cannot be executed on one machine, and what stands in for it. */
export const NOT_RUN: Readonly<Record<string, string | undefined>> = {
  'github-actions':
    'GitHub’s runners are elsewhere. The workflow is parsed, and its shell lines are run here as they stand.',
  'gitlab-ci':
    'GitLab’s runners are elsewhere. The file is parsed, and its shell lines are run here as they stand.',
  'cloud-build':
    'Cloud Build is elsewhere. The file is parsed, and its scripts are run here as they stand.',
  'google-cloud': 'There is no machine of Google’s here, so no metadata server.',
  dockerfile:
    'There is no Docker engine here. Its RUN line is run by a shell, with the secret where BuildKit puts it.',
  dependabot: 'GitHub runs it. The file is parsed.',
  renovate: 'It looks up by itself. Its files are parsed.',
  conda: 'conda’s own packages are not on PyPI. The pip part is pip’s.',
  pixi: 'pixi is not on PyPI. Its file is parsed.',
}

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
  ({ system, tool }) => system === 'linux' && NOT_RUN[tool] === undefined,
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
  return Object.entries(NOT_RUN).map(([tool, reason]) => {
    const count = SUPPORTED.filter((one) => one.tool === tool).length
    return `- ${tool} (${count}): ${reason}`
  })
}
