import { signIn, signOut } from '../steps/adc-sign-in'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { tryPip } from '../steps/pip-checks'
import { seeIndex, setIndex, unsetIndex } from '../steps/pip-index'
import { activeEnvironment, gcloud, pipx, pythonWithPip } from '../steps/prerequisites'
import type { Tool } from '../tool'

export const pip: Tool = {
  name: 'pip',
  documentation: 'https://pip.pypa.io/en/stable/',
  install: (subject) => ({
    kind: 'guide',
    prerequisites:
      subject.scope === 'venv'
        ? [activeEnvironment(subject), pythonWithPip(subject), gcloud(subject)]
        : [pythonWithPip(subject), pipx(subject), gcloud(subject)],
    steps: [installKeyring(subject), listBackends(subject), signIn(subject), setIndex(subject)],
    checks: [seeIndex(subject), tryPip(subject)],
    undo: [unsetIndex(subject), removeKeyring(subject), signOut(subject)],
  }),
  publish: {
    kind: 'impossible',
    reason: 'pip installs packages and cannot publish them. twine publishes to this repository.',
  },
}
