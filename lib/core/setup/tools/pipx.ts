import type { Guide, Impossible } from '../guide'
import { impossible } from '../impossible'
import { pipGuide } from '../pip-guide'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { tryPipx } from '../steps/pipx-checks'
import { installsWithPip, setPipxVariables, unsetPipxVariables } from '../steps/pipx-index'
import { pipx as pipxItself } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const pipx: Tool = {
  name: 'pipx',
  group: 'environments',
  documentation: 'https://pipx.pypa.io/stable/',
  // Works whether pipx installs with pip or with uv, and for every kind of credentials.
  defaultScope: 'environment',
  install: (subject) => {
    switch (subject.scope) {
      case 'environment':
        return inTerminal(subject)
      case 'venv':
        return impossible(
          'pipx makes an environment for each program and reads no settings of the active one. Choose environment variables, or your own user.',
        )
      case 'project':
        return impossible(
          'pipx installs programs for you and reads no file of a project. Choose environment variables, or your own user.',
        )
      default:
        return inPipsFile(subject)
    }
  },
  publish: impossible(
    'pipx installs programs and publishes none. twine, which pipx can install, and `uv publish` publish to this repository.',
  ),
}

function inTerminal(subject: Subject): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [pipxItself(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        setPipxVariables(subject),
      ],
      checks: [tryPipx(subject)],
      undo: [unsetPipxVariables(subject), removeKeyring(subject), ...signIn.undo],
    }),
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [pipxItself(subject), ...signIn.prerequisites],
      steps: [...signIn.steps, setPipxVariables(subject, signIn)],
      checks: [tryPipx(subject)],
      undo: [unsetPipxVariables(subject, signIn), ...signIn.undo],
    }),
  })
}

/** pip's settings hold for pipx as long as it installs with pip. */
function inPipsFile(subject: Subject): Guide | Impossible {
  const guide = pipGuide(subject)
  if (guide.kind === 'impossible') return guide
  const prerequisites = guide.prerequisites.filter(({ id }) => id !== 'pipx')
  return {
    ...guide,
    prerequisites: [pipxItself(subject), installsWithPip(subject), ...prerequisites],
    checks: [...guide.checks.filter(({ id }) => id === 'see-index'), tryPipx(subject)],
  }
}
