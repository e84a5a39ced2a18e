import type { PasswordSignIn } from '../credential'
import type { Scope } from '../guide'
import { impossible } from '../impossible'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { tryPipenv } from '../steps/pipenv-checks'
import { pipenv as pipenvItself, pipenvWithKeyring, pipfile } from '../steps/pipenv-program'
import { cleanPipfile, writePipfile } from '../steps/pipenv-source'
import { setPipenvVariables, unsetPipenvVariables } from '../steps/pipenv-variables'
import { pipx } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const pipenv: Tool = {
  name: 'Pipenv',
  group: 'projects',
  documentation: 'https://pipenv.pypa.io/en/latest/',
  // Is committed with the project, so everybody who works on it has it.
  defaultScope: 'project',
  install: (subject) => {
    const elsewhere = ELSEWHERE[subject.scope]
    if (elsewhere !== undefined) return impossible(elsewhere)
    if (subject.scope === 'environment' && subject.index === 'beside')
      return impossible(IN_ITS_PLACE)
    return withSignIn(subject, {
      keyring: (signIn) => ({
        kind: 'guide',
        prerequisites: [
          pipenvWithKeyring(subject),
          ...projectOf(subject),
          pipx(subject),
          ...signIn.prerequisites,
        ],
        steps: [
          installKeyring(subject),
          listBackends(subject),
          ...signIn.steps,
          ...settings(subject),
        ],
        checks: [tryPipenv(subject)],
        undo: [...takenBack(subject), removeKeyring(subject), ...signIn.undo],
      }),
      password: (signIn) => ({
        kind: 'guide',
        prerequisites: [pipenvItself(subject), ...projectOf(subject), ...signIn.prerequisites],
        steps: [...signIn.steps, ...settings(subject, signIn)],
        checks: [tryPipenv(subject, signIn)],
        undo: [...takenBack(subject, signIn), ...signIn.undo],
      }),
    })
  },
  publish: impossible(
    'Pipenv installs packages and publishes none. twine and `uv publish` publish to this repository.',
  ),
}

const IN_ITS_PLACE =
  'The variable puts this repository in PyPI’s place and cannot add it beside. Choose the project, or a virtual repository.'

// Seen with 2026.10.3, which gives pip the null device for its configuration file when it installs.
const ELSEWHERE: Readonly<Partial<Record<Scope, string>>> = {
  user: 'Pipenv installs from where each project’s own `Pipfile` says, and pip’s files do not change that. Choose the project, or environment variables.',
  machine:
    'Pipenv installs from where each project’s own `Pipfile` says, and pip’s files do not change that. Choose the project, or environment variables.',
  venv: 'Pipenv makes virtual environments itself and keeps no settings in them, only in the project’s `Pipfile`. Choose the project.',
}

const inProject = ({ scope }: Subject) => scope === 'project'

function projectOf(subject: Subject) {
  return inProject(subject) ? [pipfile(subject)] : []
}

function settings(subject: Subject, signIn?: PasswordSignIn) {
  return [
    ...(inProject(subject) ? [writePipfile(subject, signIn)] : []),
    setPipenvVariables(subject, signIn),
  ]
}

function takenBack(subject: Subject, signIn?: PasswordSignIn) {
  return [
    unsetPipenvVariables(subject, signIn),
    ...(inProject(subject) ? [cleanPipfile(subject)] : []),
  ]
}
