import type { CommandStep, Guide, Impossible } from '../guide'
import { impossible } from '../impossible'
import { pipGuide } from '../pip-guide'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { seeIndex, seeNoOtherIndex, setIndex, unsetIndex } from '../steps/pip-index'
import { tryPipCompile } from '../steps/pip-tools-checks'
import {
  cleanRequirements,
  keepAddressOut,
  mayWriteAddress,
  pipTools as pipToolsItself,
} from '../steps/pip-tools-program'
import { writeRequirements } from '../steps/pip-tools-requirements'
import { activeEnvironment, pipx, pythonWithPip } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const pipTools: Tool = {
  name: 'pip-tools',
  group: 'packages',
  documentation: 'https://pip-tools.readthedocs.io/en/latest/',
  // Where pip-tools itself belongs.
  defaultScope: 'venv',
  install: (subject) => {
    if (subject.scope === 'project') return inProject(subject)
    return subject.scope === 'venv' ? inEnvironment(subject) : throughPip(subject)
  },
  publish: impossible(
    'pip-tools pins and installs packages and publishes none. twine and `uv publish` publish to this repository.',
  ),
}

/** pip-compile and pip-sync follow pip's settings, wherever these are. */
function throughPip(subject: Subject): Guide | Impossible {
  const guide = pipGuide(subject)
  if (guide.kind === 'impossible') return guide
  const secret = ['access-token', 'key-password'].includes(subject.credentials)
  return {
    ...guide,
    prerequisites: [...guide.prerequisites, pipToolsItself(subject)],
    steps: [...(secret ? [keepAddressOut()] : []), ...guide.steps],
    checks: [...guide.checks.filter(({ id }) => id === 'see-index'), tryPipCompile(subject)],
    undo: [...guide.undo, ...(secret ? [mayWriteAddress(subject)] : [])],
  }
}

/**
 * The settings in the environment and keyring outside: pip-sync takes out of the environment whatever `requirements.txt` does not
 * name, and of keyring and its backend nothing was left (tried: 7.6.2). The provider need not be named, for pip may ask (`auto`).
 */
function inEnvironment(subject: Subject): Guide | Impossible {
  const venv = { ...subject, scope: 'venv' } as const
  const user = { ...subject, scope: 'user' } as const
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [
        activeEnvironment(subject),
        pythonWithPip(subject),
        pipToolsItself(subject),
        pipx(subject),
        ...signIn.prerequisites,
      ],
      steps: [
        keyringOutside(user),
        listBackends(user),
        ...signIn.steps,
        ...seeNoOtherIndex(venv),
        setIndex(venv),
      ],
      checks: [seeIndex(subject), tryPipCompile(subject)],
      undo: [unsetIndex(venv), removeKeyring(user), ...signIn.undo],
    }),
    password: () => throughPip(subject),
  })
}

function keyringOutside(user: Subject): CommandStep {
  const step = installKeyring(user)
  return {
    ...step,
    why: `${step.why} Not into the environment of your project: \`pip-sync\` would take it out again.`,
  }
}

function inProject(subject: Subject): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [pipToolsItself(subject), pipx(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        writeRequirements(subject),
      ],
      checks: [tryPipCompile(subject)],
      undo: [cleanRequirements(subject), removeKeyring(subject), ...signIn.undo],
    }),
    password: () =>
      impossible(
        '`pip-compile` copies the address from `requirements.in` into `requirements.txt`, with the password in it. Choose environment variables.',
      ),
  })
}
