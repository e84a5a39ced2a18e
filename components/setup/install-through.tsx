import { type RepositoryName, repositoryHref } from '@/lib/core/repository-name'
import { Notice } from '../notice'
import { SameChoicesLink } from './streamed'

/**
 * Offers the virtual repositories in front of this one: one index is safer than two. `instead`: of this repository alone, or of a new
 * virtual one, which the steps on the page would make.
 */
export function InstallThrough({
  parents,
  instead,
}: {
  parents: readonly RepositoryName[]
  instead: 'of this alone' | 'of a new one'
}) {
  if (parents.length === 0) return null
  const { title, why, suffix } = WORDS[instead]
  return (
    <Notice title={title}>
      <p>{why}</p>
      <ul>
        {parents.map((parent) => (
          <li key={`${parent.project}/${parent.location}/${parent.repository}`}>
            <SameChoicesLink path={repositoryHref(parent)} className="pressable link font-medium">
              Install through {parent.repository}
              {suffix}
            </SameChoicesLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const WORDS = {
  'of this alone': {
    title: 'A virtual repository contains this one',
    why: 'Recommended: install through it. It is a single index, in which its owners decide which source wins when two have a package of the same name.',
    suffix: ' instead',
  },
  'of a new one': {
    title: 'There is a virtual repository already: use it',
    why: 'It contains this repository, so there is none to make: the first steps below, for administrators, are not needed. Its own page has the rest.',
    suffix: '',
  },
} as const
