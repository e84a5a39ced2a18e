import type { RepositoryName } from '../../lib/core/repository-name'
import { buildGuide } from '../../lib/core/setup/build-guide'
import {
  CREDENTIALS,
  type Credentials,
  type Guide,
  type Impossible,
  INDEXES,
  type Index,
  PURPOSES,
  type Purpose,
  SCOPES,
  type Scope,
  SYSTEMS,
  type System,
} from '../../lib/core/setup/guide'
import { TOOL_IDS, type ToolId } from '../../lib/core/setup/tools'

export const REPOSITORY: RepositoryName = {
  project: 'my-project',
  location: 'us-central1',
  repository: 'team-packages',
}

/** Where a guide is for: the file that it is in. */
export type Setting = { tool: ToolId; purpose: Purpose; system: System; scope: Scope }
/** What differs from guide to guide of one setting. */
export type Variant = { credentials: Credentials; index: Index }

export const SETTINGS: readonly Setting[] = TOOL_IDS.flatMap((tool) =>
  PURPOSES.flatMap((purpose) =>
    SYSTEMS.flatMap((system) => SCOPES.map((scope) => ({ tool, purpose, system, scope }))),
  ),
)

export const VARIANTS: readonly Variant[] = INDEXES.flatMap((index) =>
  CREDENTIALS.map((credentials) => ({ credentials, index })),
)

export const settingName = ({ tool, purpose, system, scope }: Setting) =>
  [tool, purpose, system, scope].join('-')

/** The answer for every variant of a setting. */
export function answersFor(
  setting: Setting,
  repository: RepositoryName = REPOSITORY,
  more: { distribution?: string; keyFile?: string } = {},
): readonly { variant: Variant; answer: Guide | Impossible }[] {
  return VARIANTS.map((variant) => ({
    variant,
    answer: buildGuide(repository, { ...setting, ...variant, ...more }),
  }))
}

/** The guides among them. */
export function guidesFor(...args: Parameters<typeof answersFor>) {
  return answersFor(...args).flatMap(({ variant, answer }) =>
    answer.kind === 'guide' ? [{ variant, guide: answer }] : [],
  )
}
