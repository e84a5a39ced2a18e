import type { RepositoryName } from '../repository-name'
import type { Guide, Impossible } from './guide'
import type { SetupRequest } from './setup-request'
import type { Tool } from './tool'
import { TOOLS } from './tools'

/** The complete guide for a repository and a request, or the reason why there is none. Each tool's file names its sources. */
export function buildGuide(repository: RepositoryName, request: SetupRequest): Guide | Impossible {
  const tool: Tool = TOOLS[request.tool]
  const answer = tool[request.purpose]
  if (typeof answer !== 'function') return answer
  const reason = tool.impossibleScopes[request.scope]
  if (reason !== undefined) return { kind: 'impossible', reason }
  const { system, scope, credentials, distribution, keyFile } = request
  return answer({
    repository,
    system,
    scope,
    credentials,
    ...(distribution === undefined ? {} : { distribution }),
    ...(keyFile === undefined ? {} : { keyFile }),
  })
}
