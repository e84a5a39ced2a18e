import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import { failed, type Outcome, success } from '@/lib/core/outcome'

/** What was asked for by name; one that holds another format is a failure that says so. */
export function pythonOnly(
  found: Outcome<RepositoryDetails | undefined>,
): Outcome<RepositoryDetails> {
  if (!found.ok) return found
  return found.value ? success(found.value) : failed({ kind: 'not-python' })
}
