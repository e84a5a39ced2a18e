import { installTwine, removeTwine, seeTwinesBackend } from '../steps/install-twine'
import { activeEnvironment, pipx, pythonWithPip } from '../steps/prerequisites'
import { tryTwine } from '../steps/twine-checks'
import { cleanPypirc, writePypirc } from '../steps/write-pypirc'
import type { Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const twine: Tool = {
  name: 'twine',
  documentation: 'https://twine.readthedocs.io/en/stable/',
  defaultScope: 'venv',
  impossibleScopes: {
    project: 'twine reads no file of a project’s own: only `.pypirc` in your home directory.',
  },
  install: {
    kind: 'impossible',
    reason: 'twine publishes packages and cannot install them. pip installs from this repository.',
  },
  publish: (subject) =>
    withSignIn(subject, (signIn) => ({
      kind: 'guide',
      prerequisites:
        subject.scope === 'venv'
          ? [activeEnvironment(subject), pythonWithPip(subject), ...signIn.prerequisites]
          : [pipx(subject), ...signIn.prerequisites],
      steps: [
        installTwine(subject),
        seeTwinesBackend(subject),
        ...signIn.steps,
        writePypirc(subject),
      ],
      checks: tryTwine(subject),
      undo: [cleanPypirc(subject), removeTwine(subject), ...signIn.undo],
    })),
}
