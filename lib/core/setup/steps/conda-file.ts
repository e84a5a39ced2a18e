import { yamlDocument } from '@/lib/core/quote/yaml-document'
import type { CommandStep, FileStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { editFile } from './edit-file'
import { FIXED_USER } from './fixed-user'
import { BACKEND } from './keyring-backend'
import { BESIDE_PYPI, indexKey, indexUrlWithUser } from './pip-index'

/**
 * conda first installs its own packages, keyring and the backend among them, and then hands what stands under `pip` to that
 * environment's pip as a requirements file: `python -m pip install -U -r … --exists-action=b`. Tried with conda 26.7.1 and pip 26.3,
 * with and without a package after the option.
 */
export function writeEnvironmentFile(subject: Subject): FileStep {
  const { index, distribution } = subject
  const option = `--${indexKey(subject)} ${indexUrlWithUser(subject)}`
  const where =
    index === 'beside'
      ? 'Then pip looks here and on PyPI for what stands under `pip`.'
      : 'Then pip looks only here for what stands under `pip`. Public packages are found as well if this is a virtual repository that includes PyPI.'
  return {
    id: 'write-index',
    kind: 'file',
    title: 'Give `environment.yml` the repository',
    why: `conda installs keyring and its backend first, from conda-forge. ${where} Add the lines to what the file has already, the option before all packages. ${FIXED_USER}`,
    source: SOURCES.condaEnvironments,
    ...(index === 'beside' && { danger: BESIDE_PYPI }),
    language: 'yaml',
    name: 'environment.yml',
    path: 'environment.yml',
    content: yamlDocument({
      channels: ['conda-forge'],
      dependencies: [
        'python',
        'pip',
        'keyring',
        BACKEND,
        { pip: [option, ...(distribution === undefined ? [] : [distribution])] },
      ],
    }),
  }
}

/** Without a `name` in the file, conda takes the active environment (`conda/cli/main_env_update.py`). The lines are those of conda 26.7.1. */
export function updateEnvironment({ system }: Subject): CommandStep {
  return {
    id: 'update-environment',
    kind: 'command',
    title: 'Bring the environment up to date',
    why: '`conda env create --file environment.yml` makes a new one in the same way. If it ends with `Pip failed`, pip’s own lines above say why; with `Failed to find credentials` nobody is signed in.',
    source: SOURCES.condaEnvironments,
    shell: SHELLS[system],
    content: 'conda env update --file environment.yml',
  }
}

/** Takes {@link writeEnvironmentFile} back. */
export function cleanEnvironmentFile({ system }: Subject): UndoStep {
  return {
    id: 'clean-index',
    kind: 'undo',
    title: 'Take the repository out of `environment.yml`',
    why: 'Delete the option under `pip`, and `keyring` and its backend if nothing else needs them.',
    source: SOURCES.condaEnvironments,
    shell: SHELLS[system],
    content: editFile(system, 'environment.yml'),
  }
}

/** Takes {@link updateEnvironment} back. */
export function removeCondaKeyring({ system }: Subject): UndoStep {
  return {
    id: 'remove-keyring',
    kind: 'undo',
    title: 'Remove keyring and the backend',
    why: 'Only if nothing else in this environment uses keyring.',
    source: SOURCES.condaEnvironments,
    shell: SHELLS[system],
    content: `conda remove --yes keyring ${BACKEND}`,
  }
}
