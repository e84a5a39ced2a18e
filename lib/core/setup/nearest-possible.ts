import type { RepositoryName } from '../repository-name'
import { buildGuide } from './build-guide'
import { CREDENTIALS, type Impossible, INDEXES, SCOPES } from './guide'
import { credentialsOf, DEFAULTS, purposeFor, type SetupRequest } from './setup-request'
import type { Tool } from './tool'
import { TOOLS } from './tools'

/** What a picker changes, one at a time. */
export type Change = Partial<
  Pick<SetupRequest, 'tool' | 'purpose' | 'system' | 'scope' | 'credentials' | 'index'>
>

// Whether a combination works does not depend on the repository, so it is worked out once.
const ANY_REPOSITORY: RepositoryName = {
  project: 'any-project',
  location: 'us',
  repository: 'any-repository',
}
const answers = new Map<string, Impossible | undefined>()

/** Why a combination does not work; undefined when it does. */
export function whyNot(request: SetupRequest): Impossible | undefined {
  const { tool, purpose, system, scope, credentials, index } = request
  const key = [tool, purpose, system, scope, credentials, index].join()
  if (!answers.has(key)) {
    const guide = buildGuide(ANY_REPOSITORY, { tool, purpose, system, scope, credentials, index })
    answers.set(key, guide.kind === 'impossible' ? guide : undefined)
  }
  return answers.get(key)
}

/**
 * The request with one thing changed, and as little else as makes it work: first the place, then the index, then the credentials, then
 * all of them. The system never changes: it is the reader's own; nor do tool and purpose, except with each other.
 * Says why not where no choice of the others would do: the reason for the change alone.
 */
export function nearestPossible(request: SetupRequest, change: Change): SetupRequest | Impossible {
  const changed = withTool({ ...request, ...change }, change)
  const reason = whyNot(changed)
  if (reason === undefined) return changed
  const row: Tool = TOOLS[changed.tool]
  const scopes = fixedOr(change.scope, [changed.scope, row.defaultScope, ...SCOPES])
  const indexes = fixedOr(change.index, [changed.index, DEFAULTS.index, ...INDEXES])
  const credentials = fixedOr(change.credentials, [
    changed.credentials,
    credentialsOf(row),
    ...CREDENTIALS,
  ])
  const candidates = [
    ...scopes.map((scope) => ({ ...changed, scope })),
    ...indexes.map((index) => ({ ...changed, index })),
    ...credentials.map((one) => ({ ...changed, credentials: one })),
    ...credentials.flatMap((one) =>
      scopes.flatMap((scope) =>
        indexes.map((index) => ({ ...changed, credentials: one, scope, index })),
      ),
    ),
  ]
  return candidates.find((candidate) => whyNot(candidate) === undefined) ?? reason
}

const fixedOr = <T>(fixed: T | undefined, all: readonly T[]): readonly T[] =>
  fixed === undefined ? [...new Set(all)] : [fixed]

/** Another tool brings its own place and credentials unless it can have the present ones; another purpose a tool for it. */
function withTool(request: SetupRequest, { tool, purpose }: Change): SetupRequest {
  if (purpose !== undefined && tool === undefined) {
    const serves = purposeFor(request.tool, purpose) === purpose
    const { index } = purpose === 'publish' ? DEFAULTS : request
    return serves ? { ...request, index } : { ...request, index, tool: DEFAULTS.tool[purpose] }
  }
  return tool !== undefined && purpose === undefined
    ? { ...request, purpose: purposeFor(tool, request.purpose) }
    : request
}
