import { type RepositoryName, resourceName } from '../repository-name'
import type { Purpose, System } from '../setup/guide'
import type { ToolId } from '../setup/tools'
import type { Cause } from './causes'

/** For whom an entry is read; all of it stands in the address. */
export type TroubleshootChoices = {
  repository?: RepositoryName
  tool?: ToolId
  purpose?: Purpose
  system?: System
}

/** The query of an entry's address: `repository`, and `tool`, `purpose` and `os` as on a setup page. Empty where nothing is chosen. */
export function troubleshootQuery(choices: TroubleshootChoices): string {
  const { repository, tool, purpose, system } = choices
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['repository', repository && resourceName(repository)],
    ['tool', tool],
    ['purpose', purpose],
    ['os', system],
  ]
  const said = pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  // A slash may stand in a query as it is (RFC 3986, 3.4).
  return new URLSearchParams(said).toString().replaceAll('%2F', '/')
}

/** The address of an entry, or without a cause of the list. It never changes: wikis link to it. */
export function troubleshootHref(cause?: Cause, query = ''): string {
  return `/troubleshoot${cause === undefined ? '' : `/${cause}`}${query && `?${query}`}`
}
