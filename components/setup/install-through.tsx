import type { RepositoryName } from '@/lib/core/repository-name'
import { choicesOf, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { Notice } from '../notice'

/** Offers the virtual repositories in front of this one: one index is safer than two. */
export function InstallThrough({
  parents,
  request,
}: {
  parents: readonly RepositoryName[]
  request: SetupRequest
}) {
  if (parents.length === 0) return null
  return (
    <Notice title="A virtual repository contains this one">
      <p>
        Recommended: install through it. It is a single index, in which its owners decide which
        source wins when two have a package of the same name.
      </p>
      <ul>
        {parents.map((parent) => (
          <li key={`${parent.project}/${parent.location}/${parent.repository}`}>
            <a href={setupHref(parent, choicesOf(request))} className="pressable link font-medium">
              Install through {parent.repository} instead
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
