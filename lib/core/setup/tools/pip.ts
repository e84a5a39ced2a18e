import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { tryPip } from '../steps/pip-checks'
import { seeIndex, setIndex, unsetIndex } from '../steps/pip-index'
import { activeEnvironment, pipx, pythonWithPip } from '../steps/prerequisites'
import type { Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const pip: Tool = {
  name: 'pip',
  documentation: 'https://pip.pypa.io/en/stable/',
  // Needs nothing but Python, and touches no other project.
  defaultScope: 'venv',
  impossibleScopes: {
    project:
      'pip reads no file of a project’s own for this. Its virtual environment can be set up.',
  },
  install: (subject) =>
    withSignIn(subject, (signIn) => ({
      kind: 'guide',
      prerequisites:
        subject.scope === 'venv'
          ? [activeEnvironment(subject), pythonWithPip(subject), ...signIn.prerequisites]
          : [pythonWithPip(subject), pipx(subject), ...signIn.prerequisites],
      steps: [installKeyring(subject), listBackends(subject), ...signIn.steps, setIndex(subject)],
      checks: [seeIndex(subject), tryPip(subject)],
      undo: [unsetIndex(subject), removeKeyring(subject), ...signIn.undo],
    })),
  publish: {
    kind: 'impossible',
    reason: 'pip installs packages and cannot publish them. twine publishes to this repository.',
  },
}
