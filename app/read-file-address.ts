import { parseRepositoryName, type RepositoryName } from '@/lib/core/repository-name'
import { parseSetupRequest, type SetupRequest } from '@/lib/core/setup/setup-request'
import { DEFAULT_SYSTEM } from '@/lib/core/setup/systems'

type Params = Promise<{ project: string; location: string; repository: string }>

/** The repository of an address such as `/badge/{project}/{location}/{repository}.svg`; `undefined` where Google could not have given that name. */
export async function readFileAddress(
  params: Params,
  ending: '' | '.svg' | '.png',
): Promise<RepositoryName | undefined> {
  const { project, location, repository } = await params
  // proxy.ts lets only what can be decoded get here.
  const [decodedProject = '', file = ''] = [project, repository].map(decodeURIComponent)
  if (!file.endsWith(ending)) return undefined
  return parseRepositoryName({
    project: decodedProject,
    location,
    repository: file.slice(0, file.length - ending.length),
  })
}

/** What an address asks for and nothing of who asks: no cookie, no system guessed. Of a repeated name the first counts. */
export function readImpersonalRequest(query: URLSearchParams): SetupRequest {
  return parseSetupRequest(Object.fromEntries([...query].reverse()), { system: DEFAULT_SYSTEM })
}
