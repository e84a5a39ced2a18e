import { type TomlTable, tomlDocument } from '@/lib/core/quote/toml-document'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { FIXED_USER } from './fixed-user'
import { indexUrlWithUser } from './pip-index'

/** Which the address in the Pipfile asks for. */
export const PASSWORD = 'ARTIFACT_REGISTRY_PASSWORD'

/** What the Pipfile calls the repository, beside a source that may be called `pypi`. */
export function pipenvName({ repository }: Subject): string {
  return repository.repository === 'pypi' ? 'pypi-artifact-registry' : repository.repository
}

/**
 * Pipenv fills the variable in and writes its name, never its value, into `Pipfile.lock`; since 2026.4 it percent-encodes what it
 * fills in (tried: 2026.10.3 with a token, and with a key as it is; 2026.2.2 does not encode, read in `utils/shell.py`).
 */
function urlOf(subject: Subject, signIn?: PasswordSignIn): string {
  if (signIn === undefined) return indexUrlWithUser(subject)
  return simpleIndexUrl(subject.repository).replace('//', `//${signIn.user}:\${${PASSWORD}}@`)
}

const source = (name: string, url: string): TomlTable => ({
  path: ['source'],
  item: true,
  entries: [
    ['name', name],
    ['url', url],
    ['verify_ssl', true],
  ],
})

const PYPI = source('pypi', 'https://pypi.org/simple')

/**
 * Of several sources Pipenv asks the first alone, and another only for the packages that name it (tried: 2026.10.3; the repository was
 * asked for its own package only). Read in `search_scope.py`: what such a package depends on is looked for in the first, too.
 */
export function writePipfile(subject: Subject, signIn?: PasswordSignIn): FileStep {
  const name = pipenvName(subject)
  const beside = subject.index === 'beside'
  const content = [...(beside ? [PYPI] : []), source(name, urlOf(subject, signIn))]
  const user = signIn
    ? `Pipenv takes the password from the variable; neither \`Pipfile\` nor \`Pipfile.lock\` gets to hold it.`
    : FIXED_USER
  return {
    id: 'write-source',
    kind: 'file',
    ...(beside
      ? {
          title: 'Give the project this repository beside PyPI',
          why: `Put these lines in the place of every \`[[source]]\` in the file, PyPI first; keep a copy of what was there. A package comes from here if it says so: \`pipenv install --index ${name}\` and its name writes that. ${user}`,
          danger:
            'Dangerous for packages of yours that do not name this source, or that only another package asks for: Pipenv looks for these on PyPI, where a stranger may have put one of that name.',
        }
      : {
          title: 'Make this repository your project’s index',
          why: `Put these lines in the place of every \`[[source]]\` in the file, and keep a copy of what was there. From now on Pipenv looks only here for this project. Public packages are found as well if this is a virtual repository that includes PyPI. If there is a \`Pipfile.lock\`, run \`pipenv lock\` afterwards. ${user}`,
        }),
    ...(signIn?.user === '_json_key_base64' && { badges: ['Pipenv ≥ 2026.4'] }),
    source: signIn ? SOURCES.pipenvCredentials : SOURCES.pipfile,
    language: 'toml',
    name: 'Pipfile',
    path: 'Pipfile',
    // Merged, the file would keep PyPI as the first source: right beside it, wrong without.
    ...(beside && { tables: content }),
    content: tomlDocument(content),
  }
}

/** Takes {@link writePipfile} back, by hand: a program that rewrote the file would lose its comments. */
export function cleanPipfile(subject: Subject): UndoStep {
  const named =
    subject.index === 'beside'
      ? ` and \`index = "${pipenvName(subject)}"\` wherever it stands, and put back what was there beside PyPI`
      : ', and put back what was there, as a rule the one for PyPI: name `pypi`, url `https://pypi.org/simple`, verify_ssl `true`'
  return {
    id: 'clean-source',
    kind: 'undo',
    title: 'Take the repository out of `Pipfile`',
    why: `Delete \`[[source]]\` with the name \`${pipenvName(subject)}\`${named}. Then run \`pipenv lock\`: \`Pipfile.lock\` names the repository too.`,
    source: SOURCES.pipfile,
    shell: SHELLS[subject.system],
    content: editFile(subject.system, 'Pipfile'),
  }
}
