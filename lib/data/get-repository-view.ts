import 'server-only'

import { getPerson } from '@/lib/auth/person'
import type { AccessByAbility } from '@/lib/core/access'
import { accessFromPermissions } from '@/lib/core/access-from-permissions'
import type { ModeKind, RepositoryDetails } from '@/lib/core/inventory/repository-details'
import { type Outcome, success } from '@/lib/core/outcome'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import { askRepository } from './ask-repository'
import { callAs } from './call-as'
import { googleApis } from './google-apis'
import { type Viewer, viewerOf } from './viewer'

/** Enough to recognise the repository by, few enough to read at a glance. */
const SUGGESTED_DISTRIBUTIONS = 6

/** One repository as the signed-in person sees it; each part stands on its own. */
export type RepositoryView =
  | { viewer: undefined }
  | {
      viewer: Viewer
      details: Outcome<RepositoryDetails>
      access: AccessByAbility
      /** What is known of the kinds of the repositories beside it, by resource name. */
      neighbourKinds: ReadonlyMap<string, ModeKind>
      /** The virtual repositories of the same project and location that contain this one. */
      virtualParents: Outcome<readonly RepositoryName[]>
      /** Names of some packages in it. */
      distributions: Outcome<readonly string[]>
    }

/** What the signed-in person may know of a repository; asks Google everything at once. */
export async function getRepositoryView(name: RepositoryName): Promise<RepositoryView> {
  const person = await getPerson()
  if (!person) return { viewer: undefined }
  const call = callAs(person)
  const { registry } = googleApis()
  const asked = askRepository(person, name)
  const [details, held, { listed, found }, distributions] = await Promise.all([
    asked.details,
    asked.held,
    asked.neighbours,
    call((token) => registry.listPackages(token, name, SUGGESTED_DISTRIBUTIONS)),
  ])
  return {
    viewer: viewerOf(person),
    details,
    access: accessFromPermissions(held, details.ok ? details.value.mode : undefined),
    neighbourKinds: new Map(found.map((one) => [resourceName(one.name), one.mode.kind])),
    virtualParents: listed.ok ? success(parentsOf(name, found)) : listed,
    distributions,
  }
}

function parentsOf(name: RepositoryName, neighbours: readonly RepositoryDetails[]) {
  const resource = resourceName(name)
  const parents = neighbours.filter(
    ({ mode }) =>
      mode.kind === 'virtual' && mode.upstreams.some((upstream) => upstream.resource === resource),
  )
  // A retried call may have brought the same page twice.
  return [...new Map(parents.map((parent) => [resourceName(parent.name), parent.name])).values()]
}
