import type { RepositoryName } from '../repository-name'
import type { Guide, Impossible } from './guide'
import type { SetupRequest } from './setup-request'
import { TOOLS } from './tools'

/** The complete guide for a repository and a request, or the reason why there is none. Each tool's file names its sources. */
export function buildGuide(repository: RepositoryName, request: SetupRequest): Guide | Impossible {
  const answer = TOOLS[request.tool][request.purpose]
  if (typeof answer !== 'function') return answer
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
