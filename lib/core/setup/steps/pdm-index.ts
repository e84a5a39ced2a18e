import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { PASSWORD_AGE } from './password-age'
import { type InPdmFile, PDM_WHERE, setInPdm, unsetInPdm } from './pdm-config'
import { setVariables, unsetVariables, type Variable } from './variables'

const KEY = 'pypi.url'

const effect = (where: string) =>
  `From now on PDM looks only here, ${where}. Public packages, and what your project is built with, are found as well if this is a virtual repository that includes PyPI.`

/** PDM’s command writes over what is there (tried: 2.29.4). */
const KEEP = `It replaces the address that \`pdm config ${KEY}\` prints now: note it if it is not PyPI’s.`

const LOCK = 'If there is a `pdm.lock`, run `pdm lock` afterwards.'

/** Makes the repository PDM's index in place of PyPI: an index of another name would come beside it. */
export function setPdmIndex(subject: InPdmFile): CommandStep {
  const url = simpleIndexUrl(subject.repository)
  return setInPdm(
    subject,
    { key: KEY, value: url, table: { path: ['pypi'], entries: [['url', url]] } },
    {
      id: 'set-index',
      title: 'Make this repository PDM’s index',
      why: [effect(PDM_WHERE[subject.scope]), ...PLACE[subject.scope], KEEP, LOCK].join(' '),
      source: SOURCES.pdmConfiguration,
    },
  )
}

const PLACE = {
  user: [],
  project: ['In your project’s directory; commit the file `pdm.toml`.'],
  machine: ['Everybody takes the other steps for themselves.'],
} as const

/** That PDM read the setting. */
export function seePdmIndex({ repository, system, scope }: Subject): CheckStep {
  return {
    id: 'see-index',
    kind: 'check',
    title: 'See where PDM looks',
    why: 'Another address: the variable `PDM_PYPI_URL` wins over every file, and `pdm.toml` in a project over your own.',
    source: SOURCES.pdmCommands,
    shell: SHELLS[system],
    content: `pdm config ${KEY}`,
    expect: simpleIndexUrl(repository),
    otherwise: [
      {
        see: 'https://pypi.org/simple',
        means:
          scope === 'machine' && system === 'linux'
            ? 'PDM reads another file: `pdm config` names it behind `Site/default configuration`. With `XDG_CONFIG_DIRS` set, as on Ubuntu’s desktop, it is in the first directory of that.'
            : 'You are in another directory, or the step above was not run.',
      },
    ],
  }
}

/** Takes {@link setPdmIndex} back. */
export function unsetPdmIndex(subject: InPdmFile): UndoStep {
  return unsetInPdm(subject, KEY, {
    id: 'unset-index',
    title: 'Give PDM its old index back',
    why: `Without a setting PDM looks on PyPI; an address that you noted you set as this one was set. ${LOCK}`,
    source: SOURCES.pdmConfiguration,
  })
}

function variables({ repository, scope }: Subject, signIn?: PasswordSignIn): readonly Variable[] {
  return [
    ...(scope === 'environment' ? ([['PDM_PYPI_URL', simpleIndexUrl(repository)]] as const) : []),
    ...(signIn
      ? ([
          ['PDM_PYPI_USERNAME', signIn.user],
          ['PDM_PYPI_PASSWORD', ['', { secret: signIn.password, encoding: 'literal' }, '']],
        ] as const)
      : []),
  ]
}

/** Tells PDM by variables what no file does. It percent-encodes nothing and wants nothing encoded (tried: 2.29.4). */
export function setPdmVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const inTerminal = subject.scope === 'environment'
  const age = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : ''
  return setVariables(subject, variables(subject, signIn), {
    title: inTerminal ? 'Make this repository PDM’s index' : 'Give PDM the password',
    why: `${inTerminal ? effect('in this terminal') : 'In this terminal.'} ${age}`.trim(),
    source: SOURCES.pdmSettings,
  })
}

/** Takes {@link setPdmVariables} back. */
export function unsetPdmVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  return unsetVariables(
    subject,
    variables(subject, signIn).map(([name]) => name),
    {
      title: 'Forget the variables',
      why: 'In this terminal.',
      source: SOURCES.pdmSettings,
    },
  )
}
