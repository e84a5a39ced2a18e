import type { AuditQuery } from '@/lib/core/policies/audit-query'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import type { AuditAsked } from './list-audit'

/** What an address asks to be read besides what is found. */
export function askedAudit({ add, repository, scope }: AuditQuery): AuditAsked {
  const references = add.map(parseRepositoryReference)
  const filtered = wholeName(repository)
  const repositories = references.flatMap((one) => (one.kind === 'repository' ? [one.name] : []))
  return {
    projects: references.flatMap((one) => (one.kind === 'project' ? [one.project] : [])),
    repositories: filtered === undefined ? repositories : [...repositories, filtered],
    ...(scope === '' ? {} : { scope }),
  }
}

/** The same for an export: of one repository that one alone is read, whatever else there is. */
export function askedExport(query: AuditQuery): AuditAsked {
  const only = wholeName(query.repository)
  return only === undefined || query.add.length > 0 || query.scope !== ''
    ? askedAudit(query)
    : { projects: [], only }
}

/** What else is typed into the filter is words, not a repository. */
function wholeName(text: string): RepositoryName | undefined {
  const reference = parseRepositoryReference(text)
  return reference.kind === 'repository' && resourceName(reference.name) === text.trim()
    ? reference.name
    : undefined
}
