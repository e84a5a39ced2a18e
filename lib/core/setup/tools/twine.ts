import { signIn, signOut } from '../steps/adc-sign-in'
import { installTwine, removeTwine, seeTwinesBackend } from '../steps/install-twine'
import { activeEnvironment, gcloud, pipx, pythonWithPip } from '../steps/prerequisites'
import { tryTwine } from '../steps/twine-checks'
import { cleanPypirc, writePypirc } from '../steps/write-pypirc'
import type { Tool } from '../tool'

export const twine: Tool = {
  name: 'twine',
  documentation: 'https://twine.readthedocs.io/en/stable/',
  install: {
    kind: 'impossible',
    reason: 'twine publishes packages and cannot install them. pip installs from this repository.',
  },
  publish: (subject) => ({
    kind: 'guide',
    prerequisites:
      subject.scope === 'venv'
        ? [activeEnvironment(subject), pythonWithPip(subject), gcloud(subject)]
        : [pipx(subject), gcloud(subject)],
    steps: [
      installTwine(subject),
      seeTwinesBackend(subject),
      signIn(subject),
      writePypirc(subject),
    ],
    checks: tryTwine(subject),
    undo: [cleanPypirc(subject), removeTwine(subject), signOut(subject)],
  }),
}
