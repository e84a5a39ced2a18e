import type { AuditQuery } from '@/lib/core/policies/audit-query'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import type { AuditAsked } from './list-audit'

/** What an address asks to be read besides what is found. Of a repository's name its project is taken. */
export function askedAudit({ add, repository, scope }: AuditQuery): AuditAsked {
  const ofRepository = parseRepositoryReference(repository)
  const projects = [
    // What else is typed into the filter is words, not a project.
    ...(ofRepository.kind === 'repository' ? [ofRepository.name.project] : []),
    ...add.flatMap((text) => {
      const reference = parseRepositoryReference(text)
      if (reference.kind === 'repository') return [reference.name.project]
      return reference.kind === 'project' ? [reference.project] : []
    }),
  ]
  return { projects: [...new Set(projects)], ...(scope === '' ? {} : { scope }) }
}
