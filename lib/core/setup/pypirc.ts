import type { IniSection } from '../quote/ini-document'
import { type RepositoryName, uploadUrl } from '../repository-name'
import type { Platform } from './systems'

/**
 * The only file that twine reads by itself; it is the user's, even from within a virtual environment.
 * Facts: https://packaging.python.org/en/latest/specifications/pypirc/
 */
export const PYPIRC_PATHS = {
  linux: '$HOME/.pypirc',
  macos: '$HOME/.pypirc',
  windows: '%USERPROFILE%\\.pypirc',
} as const satisfies Record<Platform, string>

// `[distutils]` holds the list itself (twine 7.0.0: "Malformed configuration"), `[pypi]` would send `twine upload` without
// `--repository` here, and `[server-login]` gives its values to every other section.
const TAKEN: readonly string[] = ['distutils', 'pypi', 'testpypi', 'server-login']

/** The name of the repository's section, which is also what `twine upload --repository` takes: the repository ID. */
export function pypircSection({ repository }: RepositoryName): string {
  return TAKEN.includes(repository) ? `${repository}-artifact-registry` : repository
}

/**
 * What `.pypirc` must contain. No user name and no secret: twine asks keyring for both when neither is there.
 * Facts: https://twine.readthedocs.io/en/stable/#keyring-support, twine 7.0.0
 */
export function pypirc(repository: RepositoryName): readonly IniSection[] {
  const section = pypircSection(repository)
  return [
    { name: 'distutils', entries: [['index-servers', [section]]] },
    { name: section, entries: [['repository', uploadUrl(repository)]] },
  ]
}
