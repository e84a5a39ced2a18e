import type { Secret } from '../credential'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { AUTOMATION_SOURCES } from './automation-sources'
import { SECRET_ID } from './docker-image'
import { NOT_FOUND } from './prerequisites'
import { setVariables, unsetVariables } from './variables'

const VARIABLE = 'ARTIFACT_REGISTRY_TOKEN'
const IMAGE = 'with-artifact-registry'

/** Docker with BuildKit, which mounts secrets; the default since Docker 23. */
export function docker({ system }: Subject): CheckStep {
  return {
    id: 'docker',
    kind: 'check',
    title: 'Docker 23 or newer',
    why: 'Older ones build without BuildKit, which mounts the secret, unless told to.',
    source: AUTOMATION_SOURCES.docker,
    shell: SHELLS[system],
    content: 'docker --version',
    expect: 'Docker version 2',
    otherwise: [
      { see: NOT_FOUND[system], means: 'Install it from the page linked here.' },
      { see: 'Docker version 20.', means: 'Too old: install a newer one.' },
    ],
  }
}

/** A token for the build, in a variable of this terminal. It names whoever signed in, for an hour at most. */
export function setToken(subject: Subject, command: string): CommandStep {
  const secret: Secret = { command, urlCommand: command, isKey: false }
  return setVariables(subject, [[VARIABLE, ['', { secret, encoding: 'literal' }, '']]], {
    id: 'set-token',
    title: 'Get a token for the build',
    why: 'Only this short-lived token enters the build, never a key or a sign-in of yours. After 60 minutes run this again.',
    source: AUTOMATION_SOURCES.dockerSecrets,
    badges: ['60 MINUTES'],
  })
}

/** Takes {@link setToken} back. */
export function forgetToken(subject: Subject): UndoStep {
  return unsetVariables(subject, [VARIABLE], {
    id: 'forget-token',
    title: 'Forget the token',
    why: '',
    source: AUTOMATION_SOURCES.dockerSecrets,
  })
}

/**
 * The build, with the lines of every step: else BuildKit hides pip’s. What pip says was seen in a build of Buildah’s. A variable that
 * is not set is an empty secret, and no error: https://github.com/docker/buildx/issues/3285
 */
export function build({ system }: Subject): CheckStep {
  return {
    id: 'build',
    kind: 'check',
    title: 'Build the image',
    why: '',
    source: AUTOMATION_SOURCES.dockerSecrets,
    shell: SHELLS[system],
    // In quotes: PowerShell takes a bare comma for the end of an argument.
    content: `docker build --progress=plain --secret "id=${SECRET_ID},env=${VARIABLE}" --tag ${IMAGE} .`,
    expect: 'Successfully installed',
    otherwise: [
      {
        see: 'CACHED',
        means:
          'Docker took the step from an earlier build. A new token alone does not run it again.',
      },
      {
        see: '401 Error, Credentials not correct',
        means: 'The token has expired, or the variable is not set in this terminal: get one again.',
      },
      {
        see: 'No matching distribution found',
        means:
          'Alone, without a 401: the name is not in this repository, or you may not read it. pip says the same of both.',
      },
    ],
  }
}

/** What everybody who has the image can read of the instruction. */
export function seeHistory({ system }: Subject): CheckStep {
  return {
    id: 'see-history',
    kind: 'check',
    title: 'See that the image holds no token',
    why: 'What everybody who has the image can read: the command that read the token, not the token.',
    source: AUTOMATION_SOURCES.dockerHistory,
    shell: SHELLS[system],
    content: `docker image history --no-trunc ${IMAGE}`,
    expect: `$(cat /run/secrets/${SECRET_ID})`,
    otherwise: [
      {
        see: 'No such image',
        means: 'It was not built: read what the step above printed.',
      },
    ],
  }
}

/** Takes {@link build} back. */
export function removeImage({ system }: Subject): UndoStep {
  return {
    id: 'remove-image',
    kind: 'undo',
    title: 'Remove the image',
    why: '',
    source: AUTOMATION_SOURCES.dockerHistory,
    shell: SHELLS[system],
    content: `docker image rm ${IMAGE}`,
  }
}
