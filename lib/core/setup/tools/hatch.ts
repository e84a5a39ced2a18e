import type { Guide, Impossible, Scope } from '../guide'
import { impossible } from '../impossible'
import { tryHatch } from '../steps/hatch-checks'
import { setHatchVariables, unsetHatchVariables } from '../steps/hatch-index'
import { hatch1, installHatch, removeHatchsBackend, seeHatchsBackend } from '../steps/hatch-program'
import { cleanHatchEnvironment, writeHatchEnvironment } from '../steps/hatch-project'
import {
  cleanHatchRepository,
  publishWithHatch,
  setHatchPublishVariables,
  setHatchRepository,
  unsetHatchPublishVariables,
} from '../steps/hatch-publish'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { pipx } from '../steps/prerequisites'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const hatch: Tool = {
  name: 'Hatch',
  group: 'projects',
  documentation: 'https://hatch.pypa.io/latest/',
  // The one place that installing and publishing share.
  defaultScope: 'environment',
  install: (subject) => {
    const reason = NO_INDEX[subject.scope] ?? besideReason(subject)
    return reason === undefined ? install(subject) : impossible(reason)
  },
  publish: (subject) => {
    const reason = NO_REPOSITORY[subject.scope]
    return reason === undefined ? publish(subject) : impossible(reason)
  },
}

const NO_INDEX: Readonly<Partial<Record<Scope, string>>> = {
  user: 'Hatch has no setting for this in your own configuration. Choose the project or environment variables; or set up pip for your own user, which makes Hatch’s environments and reads its own file.',
  venv: 'Hatch makes its environments itself, and makes them anew when they change. Choose the project, or environment variables.',
  machine:
    'Hatch has no configuration for the whole machine. Choose the project or environment variables; or set up pip for the machine, which makes Hatch’s environments and reads its own file.',
}

const NO_REPOSITORY: Readonly<Partial<Record<Scope, string>>> = {
  project:
    'Hatch reads where to publish only from your own configuration and from variables, not from a project. Choose your own user, or environment variables.',
  venv: 'Hatch keeps no settings in a virtual environment. Choose your own user, or environment variables.',
  machine:
    'Hatch has no configuration for the whole machine. Choose your own user, or environment variables.',
}

function besideReason({ index, scope }: Subject): string | undefined {
  return index === 'beside' && scope === 'environment'
    ? 'pip makes Hatch’s environments unless the project says otherwise, and pip takes the highest version from either index, a stranger’s too. Choose the project, in which uv can make them, or a virtual repository.'
    : undefined
}

function install(subject: Subject): Guide | Impossible {
  const inTerminal = subject.scope === 'environment'
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [hatch1(subject), pipx(subject), ...signIn.prerequisites],
      steps: [
        installKeyring(subject),
        listBackends(subject),
        ...signIn.steps,
        inTerminal ? setHatchVariables(subject) : writeHatchEnvironment(subject),
      ],
      checks: [tryHatch(subject)],
      undo: [
        inTerminal ? unsetHatchVariables(subject) : cleanHatchEnvironment(subject),
        removeKeyring(subject),
        ...signIn.undo,
      ],
    }),
    password: (signIn) =>
      inTerminal
        ? {
            kind: 'guide',
            prerequisites: [hatch1(subject), ...signIn.prerequisites],
            steps: [...signIn.steps, setHatchVariables(subject, signIn)],
            checks: [tryHatch(subject)],
            undo: [unsetHatchVariables(subject, signIn), ...signIn.undo],
          }
        : impossible(
            'What is in a project’s file is everybody’s who has the project, so no password belongs there. Choose environment variables, or credentials that keyring finds.',
          ),
  })
}

function publish(subject: Subject): Guide | Impossible {
  const inTerminal = subject.scope === 'environment'
  return withSignIn(subject, {
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [pipx(subject), ...signIn.prerequisites],
      steps: [
        installHatch(subject),
        seeHatchsBackend(subject),
        ...signIn.steps,
        inTerminal ? setHatchPublishVariables(subject) : setHatchRepository(subject),
      ],
      checks: [publishWithHatch(subject)],
      undo: [
        inTerminal ? unsetHatchPublishVariables(subject) : cleanHatchRepository(subject),
        removeHatchsBackend(subject),
        ...signIn.undo,
      ],
    }),
    password: (signIn) => ({
      kind: 'guide',
      prerequisites: [hatch1(subject), ...signIn.prerequisites],
      steps: [
        ...signIn.steps,
        ...(inTerminal ? [] : [setHatchRepository(subject, signIn)]),
        setHatchPublishVariables(subject, signIn),
      ],
      checks: [publishWithHatch(subject)],
      undo: [
        unsetHatchPublishVariables(subject, signIn),
        ...(inTerminal ? [] : [cleanHatchRepository(subject)]),
        ...signIn.undo,
      ],
    }),
  })
}
