import 'server-only'

import { cache } from 'react'
import type { Person } from '@/lib/auth/person'
import { DECIDING_PERMISSIONS } from '@/lib/core/access-from-permissions'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import type { Outcome } from '@/lib/core/outcome'
import type { RepositoryName } from '@/lib/core/repository-name'
import { callAs } from './call-as'
import { googleApis } from './google-apis'
import { pythonOnly } from './python-only'

/** What the person may do, and whether they may see the policy. */
const ASKED_PERMISSIONS = [
  ...DECIDING_PERMISSIONS,
  'artifactregistry.repositories.getIamPolicy',
] as const

/** What every page about one repository asks of Google; each answer stands on its own. */
export type AskedRepository = {
  details: Promise<Outcome<RepositoryDetails>>
  /** Those of the permissions that decide which the person holds. */
  held: Promise<Outcome<ReadonlySet<string>>>
  /** The repositories of the same project and location; where the list broke off, those that had arrived. */
  neighbours: Promise<{ listed: Outcome<unknown>; found: readonly RepositoryDetails[] }>
}

/** Asked once for a request and person, however many parts of a page want to know. */
export const askRepository = cache((person: Person, name: RepositoryName): AskedRepository => {
  const call = callAs(person)
  const { registry } = googleApis()
  const neighbours = async () => {
    const found: RepositoryDetails[] = []
    const listed = await call((token) =>
      registry.listRepositories(token, name, (page) => found.push(...page)),
    )
    return { listed, found }
  }
  return {
    details: call((token) => registry.getRepository(token, name)).then(pythonOnly),
    held: call((token) => registry.testPermissions(token, name, ASKED_PERMISSIONS)),
    neighbours: neighbours(),
  }
})
