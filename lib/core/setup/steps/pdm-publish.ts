import { shellArgument } from '@/lib/core/quote/shell-argument'
import { uploadUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { PASSWORD_AGE } from './password-age'
import { pdmName } from './pdm-beside'
import { type InPdmFile, setInPdm, unsetInPdm } from './pdm-config'
import { BROKEN_PDM } from './pdm-program'
import { reachRepository } from './reach-repository'
import { MAY_NOT_PUBLISH } from './refusals'
import { setVariables, unsetVariables, type Variable } from './variables'

/** Gives the address to publish to a name. */
export function setPdmRepository(subject: InPdmFile): CommandStep {
  const name = pdmName(subject.repository)
  const url = uploadUrl(subject.repository)
  const where = {
    user: 'For all your projects.',
    project: 'In your project’s directory; commit the file `pdm.toml`.',
    machine: 'For everybody on this computer, who take the other steps for themselves.',
  }[subject.scope]
  return setInPdm(
    subject,
    {
      key: `repository.${name}.url`,
      value: url,
      table: { path: ['repository', name], entries: [['url', url]] },
    },
    {
      id: 'set-repository',
      title: 'Give the repository a name for publishing',
      why: `${where} The address has no \`/simple/\`, unlike the one to install from.`,
      source: SOURCES.pdmPublish,
    },
  )
}

/** Takes {@link setPdmRepository} back. */
export function unsetPdmRepository(subject: InPdmFile): UndoStep {
  return unsetInPdm(subject, `repository.${pdmName(subject.repository)}`, {
    id: 'unset-repository',
    title: 'Forget the name for publishing',
    why: 'What is published stays.',
    source: SOURCES.pdmPublish,
  })
}

function variables({ repository, scope }: Subject, signIn?: PasswordSignIn): readonly Variable[] {
  return [
    ...(scope === 'environment' ? ([['PDM_PUBLISH_REPO', uploadUrl(repository)]] as const) : []),
    ...(signIn
      ? ([
          ['PDM_PUBLISH_USERNAME', signIn.user],
          ['PDM_PUBLISH_PASSWORD', ['', { secret: signIn.password, encoding: 'literal' }, '']],
        ] as const)
      : []),
  ]
}

/** Tells PDM by variables what no file does. */
export function setPdmPublishVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const age = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : ''
  const inTerminal = subject.scope === 'environment'
  const place = inTerminal
    ? 'In this terminal: in another one, PDM publishes to the public PyPI. The address has no `/simple/`, unlike the one to install from.'
    : 'In this terminal.'
  return setVariables(subject, variables(subject, signIn), {
    title: inTerminal ? 'Tell PDM where to publish' : 'Give PDM the password',
    why: `${place} ${age}`.trim(),
    source: SOURCES.pdmPublish,
  })
}

/** Takes {@link setPdmPublishVariables} back. */
export function unsetPdmPublishVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  return unsetVariables(
    subject,
    variables(subject, signIn).map(([name]) => name),
    {
      title: 'Forget the variables',
      why: 'In this terminal. Without them PDM publishes to the public PyPI.',
      source: SOURCES.pdmPublish,
    },
  )
}

/**
 * The publishing itself, with `-vv` because PDM otherwise prints nothing that tells success: its bar reaches 100% before the server
 * refuses. Into a pipe it asks for no password. Seen with PDM 2.29.4.
 */
export function publishWithPdm(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  const inTerminal = subject.scope === 'environment'
  const option = inTerminal
    ? ''
    : ` --repository ${shellArgument(shell, pdmName(subject.repository))}`
  return {
    ...reachRepository(subject, {
      tool: 'PDM',
      source: SOURCES.pdmPublish,
      command: `pdm publish -vv${option}`,
      lines: [
        ...['200 OK', 'Client error', 'already exists', 'Username and password are'],
        ...['Missing repository config', 'tool.pdm.distribution', 'hishel'],
      ],
      expect: '200 OK',
      otherwise: [
        { see: '403 Forbidden', means: MAY_NOT_PUBLISH },
        {
          see: '400 Bad Request',
          means:
            'With `Requested entity already exists`: this version is there, and versions are never replaced. Raise the version. If only some of its files got there, add `--skip-existing`.',
        },
        {
          see: '401 Unauthorized',
          means: 'The credentials have expired: sign in, or set the password, again.',
        },
        {
          see: '405 Method Not Allowed',
          means: 'The address ends in `/simple/`: give it again as above.',
        },
        {
          see: 'Username and password are required',
          means:
            'PDM got no credentials. Sign in or set the password again; with keyring, see that PDM has the backend.',
        },
        {
          see: 'Missing repository config of',
          means: 'The name was not given here: run the step above, in your project’s directory.',
        },
        {
          see: 'tool.pdm.distribution must be',
          means: 'This project is no package: `distribution` is off in its `pyproject.toml`.',
        },
        BROKEN_PDM,
      ],
    }),
    id: 'upload',
    badges: ['WRITER ONLY'],
    title: 'Build and publish',
    why: `Twice \`200 OK\`: the wheel and the source archive are there.${inTerminal ? '' : ' Always with `--repository`: without it PDM publishes to the public PyPI.'}`,
  }
}
