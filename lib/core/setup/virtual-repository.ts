import type { RepositoryName } from '../repository-name'

/** Repository IDs end here: `projects.locations.repositories`, RFC 1035 label. */
const LONGEST_ID = 63

function beside({ repository, ...place }: RepositoryName, suffix: string): RepositoryName {
  const short = repository.slice(0, LONGEST_ID - suffix.length).replace(/-+$/, '')
  return { ...place, repository: `${short}${suffix}` }
}

/** What the guide calls the virtual repository in front of one: `team-packages-virtual`, in the same place. */
export function virtualRepositoryOf(repository: RepositoryName): RepositoryName {
  return beside(repository, '-virtual')
}

/** What the guide calls the remote repository through which the virtual one reaches PyPI. */
export function remoteRepositoryOf(repository: RepositoryName): RepositoryName {
  return beside(repository, '-pypi')
}
