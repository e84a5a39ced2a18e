import { type RepositoryName, repositoryHref } from '@/lib/core/repository-name'
import { Notice } from '../notice'
import { SameChoicesLink } from './streamed'

/** Offers the virtual repositories in front of this one: one index is safer than two. */
export function InstallThrough({ parents }: { parents: readonly RepositoryName[] }) {
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
            <SameChoicesLink path={repositoryHref(parent)} className="pressable link font-medium">
              Install through {parent.repository} instead
            </SameChoicesLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
