import { type TomlTable, tomlDocument } from '@/lib/core/quote/toml-document'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CommandStep, FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { normalizedName } from './normalized-name'
import { PASSWORD_AGE } from './password-age'
import { setVariables, unsetVariables } from './variables'

const PASSWORD = 'ARTIFACT_REGISTRY_PASSWORD'

/** What PDM calls the repository beside `pypi`, which is taken: that would be PyPI itself. */
export function pdmName({ repository }: Subject['repository']): string {
  return ['pypi', 'testpypi'].includes(repository) ? `${repository}-artifact-registry` : repository
}

/** PDM fills the variable in, percent-encoded, and writes neither into `pdm.lock` (tried: 2.29.4). */
function urlOf({ repository }: Subject, signIn?: PasswordSignIn): string {
  const url = simpleIndexUrl(repository)
  return signIn ? url.replace('//', `//${signIn.user}:\${${PASSWORD}}@`) : url
}

/**
 * The repository first, PyPI after it. Without the order PDM takes the highest version of both. With it the order is no fence:
 * a 401, a 403 or a version that is not there sends PDM on to PyPI. Only for what `include_packages` names is
 * no other index asked. Tried: 2.29.4.
 */
function tables(subject: Subject, signIn?: PasswordSignIn): readonly TomlTable[] {
  const { distribution, repository } = subject
  return [
    { path: ['tool', 'pdm', 'resolution'], entries: [['respect-source-order', true]] },
    {
      path: ['tool', 'pdm', 'source'],
      item: true,
      entries: [
        ['name', pdmName(repository)],
        ['url', urlOf(subject, signIn)],
        ...(distribution === undefined
          ? []
          : ([['include_packages', [normalizedName(distribution)]]] as const)),
      ],
    },
    {
      path: ['tool', 'pdm', 'source'],
      item: true,
      entries: [
        ['name', 'pypi'],
        ['url', 'https://pypi.org/simple'],
      ],
    },
  ]
}

/** A file and not a command: `pdm config` cannot say in which order to look. */
export function writeSources(subject: Subject, signIn?: PasswordSignIn): FileStep {
  const named = subject.distribution === undefined ? 'Put' : 'Add'
  const content = tables(subject, signIn)
  return {
    id: 'write-sources',
    kind: 'file',
    title: 'Give the project this repository, and PyPI after it',
    why: `Keep all that the file has, and add these lines at its end. ${named} the names of your own packages${subject.distribution === undefined ? ' into the first source' : ' to the line'}, as in \`include_packages = ["acme-*"]\`: for these PDM then asks no other index. If there is a \`pdm.lock\`, run \`pdm lock\` afterwards.`,
    danger:
      'Dangerous for packages of yours that `include_packages` does not name: where this repository refuses you or lacks the version, PDM takes a stranger’s package of the same name from PyPI. A virtual repository gives you both, safely.',
    source: SOURCES.pdmConfiguration,
    language: 'toml',
    name: 'pyproject.toml',
    path: 'pyproject.toml',
    tables: content,
    content: tomlDocument(content),
  }
}

/** Takes {@link writeSources} back, by hand: a program that rewrote the file would lose its comments. */
export function cleanSources({ repository, system }: Subject): UndoStep {
  return {
    id: 'clean-sources',
    kind: 'undo',
    title: 'Take the repository out of `pyproject.toml`',
    why: `Delete \`[[tool.pdm.source]]\` with the name \`${pdmName(repository)}\`, and, if they were added for it, the one with the name \`pypi\` and the line \`respect-source-order\`. Then run \`pdm lock\`.`,
    source: SOURCES.pdmConfiguration,
    shell: SHELLS[system],
    content: editFile(system, 'pyproject.toml'),
  }
}

/** The password that the address in {@link writeSources} asks for. */
export function setSourcePassword(subject: Subject, signIn: PasswordSignIn): CommandStep {
  return setVariables(
    subject,
    [[PASSWORD, ['', { secret: signIn.password, encoding: 'literal' }, '']]],
    {
      title: 'Give PDM the password',
      why: `In this terminal. ${PASSWORD_AGE[signIn.user] ?? ''}`.trim(),
      source: SOURCES.pdmConfiguration,
    },
  )
}

/** Takes {@link setSourcePassword} back. */
export function unsetSourcePassword(subject: Subject): UndoStep {
  return unsetVariables(subject, [PASSWORD], {
    title: 'Forget the password',
    why: 'In this terminal.',
    source: SOURCES.pdmConfiguration,
  })
}
