import { posixArgument } from '@/lib/core/quote/posix-argument'
import { uploadUrl } from '@/lib/core/repository-name'
import type { FileStep } from '../guide'
import type { Subject } from '../tool'
import { FROM_PYPI } from './from-pypi'
import { BACKEND } from './keyring-backend'
import { BESIDE_PYPI, indexKey, indexUrlWithUser } from './pip-index'
import { NO_SUCH_PACKAGE } from './reach-repository'

/** The image that the steps of containers run in; has `sh`, Python and pip, and neither gcloud nor curl. */
export const PYTHON_IMAGE = 'python:3.13-slim'
export const PYTHON_VERSION = '3.13'

/** The line of pip's that says the repository was reached, by somebody who may read it. */
export const NOT_FOUND_LINE = '404 Client Error'

/** pip's variable for the repository, with the user name that Google expects and no secret. */
export function pipVariable(subject: Subject): readonly [name: string, value: string] {
  const name = `PIP_${indexKey(subject).toUpperCase().replace(/-/g, '_')}`
  return [name, indexUrlWithUser(subject)]
}

/** The red line of an install from two indexes, for the file that says so. */
export function besideDanger({ index }: Subject): Pick<FileStep, 'danger'> {
  return index === 'beside' ? { danger: BESIDE_PYPI } : {}
}

export const installBackend = `python -m pip install ${FROM_PYPI} keyring ${BACKEND}`

/**
 * Prints what the repository says, and fails unless that is {@link NOT_FOUND_LINE}, the good answer. Tried in dash with pip
 * 26.3 as: an external account, the account of a metadata server, one that may not read, nobody.
 */
export const askRepository = [
  `answer=$(python -m pip index versions ${NO_SUCH_PACKAGE} -vv --disable-pip-version-check 2>&1 | grep -E 'Client Error|Keyring is skipped' || echo 'No answer')`,
  'echo "$answer"',
  `echo "$answer" | grep -q '${NOT_FOUND_LINE}'`,
]

/** What is installed: the distribution that the reader named, else what the project lists. Its build would need more packages. */
export function installPackages({ distribution }: Subject): string {
  return distribution === undefined
    ? 'if [ -f requirements.txt ]; then python -m pip install --requirement requirements.txt; fi'
    : `python -m pip install ${posixArgument(distribution)}`
}

/** For the `why` of a file that installs. */
export const PUBLIC_TOO =
  'Public packages are found as well if this is a virtual repository that includes PyPI.'

export const installPublishers = `python -m pip install ${FROM_PYPI} build twine keyring ${BACKEND}`

export const buildPackage = 'python -m build'

/** `--verbose`: twine 7.0.0 otherwise prints nothing that tells success. */
export function upload({ repository }: Subject): string {
  return `python -m twine upload --non-interactive --verbose --repository-url ${posixArgument(uploadUrl(repository))} dist/*`
}

/** All of an install in one shell, for the services whose steps do not share an environment. */
export function installScript(subject: Subject): readonly string[] {
  const [name, value] = pipVariable(subject)
  return [
    installBackend,
    `export ${name}=${posixArgument(value)}`,
    ...askRepository,
    installPackages(subject),
  ]
}
