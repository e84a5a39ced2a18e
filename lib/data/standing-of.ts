import type { Access } from '@/lib/core/access'
import type { Standing } from '@/lib/core/troubleshoot/diagnosis'
import type { RepositoryView } from './get-repository-view'

const TRUTH = { granted: true, denied: false, unknown: undefined } as const satisfies Record<
  Access['is'],
  boolean | undefined
>

/** Of all that Google said of a repository, what tells "you may not" from "there is none"; nothing where nobody is signed in. */
export function standingOf(view: RepositoryView): Standing | undefined {
  if (!view.viewer) return undefined
  const { details, access } = view
  const failed = details.ok ? undefined : details.failure.kind
  return {
    email: view.viewer.email,
    exists: details.ok ? true : failed === 'not-found' ? false : undefined,
    refused: failed === 'permission-denied' || failed === 'project-unknown',
    install: TRUTH[access.install.is],
    publish: TRUTH[access.publish.is],
  }
}
