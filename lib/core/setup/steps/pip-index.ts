import { type IniSection, iniDocument } from '@/lib/core/quote/ini-document'
import { shellArgument } from '@/lib/core/quote/shell-argument'
import { urlUserInfo } from '@/lib/core/quote/url-user-info'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep, KeyedText, UndoStep } from '../guide'
import { type PipScope, pipConfigPath } from '../pip-config-path'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { isWindows, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FIXED_USER } from './fixed-user'
import { OWN_PROFILE } from './protect-pip-file'
import { commandWithSecret, type VariableValue } from './variables'

/** A subject in one of the places where pip has a file. */
export type InPipFile = Subject & { scope: PipScope }

/**
 * The repository as pip's index, with the user name that Google expects and no secret. pip before 26.2 calls a keyring
 * outside its own environment only for an address that has a user name (tried: 23.0.1, 23.2.1, 26.3).
 * Facts: https://pip.pypa.io/en/stable/topics/authentication/#keyring-support
 */
export function indexUrlWithUser({ repository }: Subject): string {
  return simpleIndexUrl(repository).replace('//', `//${urlUserInfo('oauth2accesstoken')}@`)
}

/** The same with a password in it, which a command prints. */
export function indexUrlWithPassword(
  { repository }: Subject,
  { user, password }: PasswordSignIn,
): Exclude<VariableValue, string> {
  const url = simpleIndexUrl(repository)
  return [
    url.replace(/\/\/.*/, `//${urlUserInfo(user)}:`),
    { secret: password, encoding: 'url' },
    `@${url.replace('https://', '')}`,
  ]
}

/** The setting that names the repository: pip's one index, or one more beside PyPI. */
export function indexKey({ index }: Subject): 'index-url' | 'extra-index-url' {
  return index === 'beside' ? 'extra-index-url' : 'index-url'
}

/** What PyPI beside the repository costs, in pip and in whatever installs through pip. */
export const BESIDE_PYPI =
  'Dangerous: pip takes the highest version from either index, so a stranger’s package on PyPI with the name of one of yours wins. A virtual repository gives you both, safely.'

/** What the change does to pip or to a `program` over it, `where`, ending in a sentence of the caller's; and the red line where it is dangerous. */
export function effectOf(
  { index }: Subject,
  where: string,
  last: string,
  program = 'pip',
): Pick<CommandStep, 'title' | 'why' | 'danger'> {
  return index === 'beside'
    ? {
        title: `Give ${program} this repository beside PyPI`,
        why: `From now on ${program} looks here and on PyPI, ${where}. ${last}`,
        danger: BESIDE_PYPI,
      }
    : {
        title: `Make this repository ${program}’s index`,
        why: `From now on ${program} looks only here, ${where}. Public packages are found as well if this is a virtual repository that includes PyPI. ${last}`,
      }
}

const WHERE = {
  user: 'in every environment of yours',
  venv: 'in this environment',
  machine: 'for everybody on this computer',
} as const satisfies Record<PipScope, string>

// `auto`, pip's default, would find the same keyring, but not under `--no-input`, which pipx and scripts pass.
// pip 23.0 does not know the setting and ignores it.
const settings = (subject: Subject): readonly (readonly [key: string, value: string])[] => [
  ...(subject.scope === 'venv' ? [] : ([['keyring-provider', 'subprocess']] as const)),
  [indexKey(subject), indexUrlWithUser(subject)],
]

function pipConfig(subject: InPipFile): string {
  const sudo = subject.scope === 'machine' && !isWindows(subject.system) ? 'sudo ' : ''
  const place = { user: 'user', venv: 'site', machine: 'global' }[subject.scope]
  return `${sudo}${pythonCommand(subject)} -m pip config --${place}`
}

const badges = ({ scope, system }: Subject) =>
  scope === 'machine' && isWindows(system) ? { badges: ['AS ADMINISTRATOR'] } : {}

const getIndex = (subject: InPipFile) =>
  `${pythonCommand(subject)} -m pip config get global.${indexKey(subject)}`

/** `set` replaces what is there without a word; beside PyPI {@link seeNoOtherIndex} looks first. */
const replaced = (subject: InPipFile) =>
  subject.index === 'beside'
    ? []
    : [
        `An index that pip is set to already is replaced: \`${getIndex(subject)}\` shows which, to put it back one day.`,
      ]

/** That no index stands beside PyPI already, which {@link setIndex} would replace. What pip says is the same in 21.3, 23.0 and 26.3. */
export function seeNoOtherIndex(subject: InPipFile): readonly CheckStep[] {
  if (subject.index !== 'beside') return []
  return [
    {
      id: 'no-other-index',
      kind: 'check',
      title: 'See that no other index stands beside PyPI',
      why: 'pip keeps one line for all of them, and the next step would replace it.',
      source: SOURCES.pipConfig,
      shell: SHELLS[subject.system],
      content: getIndex(subject),
      expect: `No such key - global.${indexKey(subject)}`,
      otherwise: [
        {
          see: 'https://',
          means:
            'One is there. If it is this repository, go on. Else note it down, and keep both: in the next step write both addresses, with a space between them, in one pair of double quotes.',
        },
      ],
    },
  ]
}

/** Makes the repository pip's index, by `pip config` or as a file. */
export function setIndex(subject: InPipFile): CommandStep {
  const shell = SHELLS[subject.system]
  const { name, path, note = '' } = pipConfigPath(subject)
  const sections: readonly IniSection[] = [{ name: 'global', entries: settings(subject) }]
  return {
    id: 'set-index',
    kind: 'command',
    ...effectOf(subject, WHERE[subject.scope], [FIXED_USER, ...replaced(subject)].join(' ')),
    source: SOURCES.pipConfig,
    ...badges(subject),
    shell,
    content: settings(subject)
      .map(
        ([key, value]) => `${pipConfig(subject)} set global.${key} ${shellArgument(shell, value)}`,
      )
      .join('\n'),
    asFile: {
      id: 'set-index-file',
      kind: 'file',
      title: `The same in \`${name}\``,
      why: `If the file exists, add only the lines to its \`[global]\` section. ${note}`.trim(),
      source: SOURCES.pipConfiguration,
      language: 'ini',
      name,
      path,
      sections,
      content: iniDocument(sections),
    },
  }
}

const KEY_IN_FILE = 'The key itself goes into pip’s file, and base64 hides nothing.'

const ownProfile = ({ scope, system }: InPipFile) =>
  scope === 'user' && isWindows(system) ? [OWN_PROFILE] : []

/** The same with the key in the address: whoever reads pip's file has it. */
export function setIndexWithKey(subject: InPipFile, signIn: PasswordSignIn): CommandStep {
  const shell = SHELLS[subject.system]
  const { name, path, note = '' } = pipConfigPath(subject)
  const [before, secret, after] = indexUrlWithPassword(subject, signIn)
  const set = `${pipConfig(subject)} set global.${indexKey(subject)}`
  const quote = shell === 'cmd' ? '"' : "'"
  const keyed = (open: string, close: string): KeyedText => [
    `${open}${before}`,
    { key: 'url' },
    `${after}${close}`,
  ]
  return {
    id: 'set-index',
    kind: 'command',
    ...effectOf(
      subject,
      WHERE[subject.scope],
      [KEY_IN_FILE, ...ownProfile(subject), ...replaced(subject)].join(' '),
    ),
    source: SOURCES.pipConfig,
    shell,
    content: commandWithSecret(shell, secret, (printed) => `${set} "${before}${printed}${after}"`),
    keyed: keyed(`${set} ${quote}`, quote),
    asKeyedFile: {
      title: `The same in \`${name}\``,
      why: `If the file exists, add only the line to its \`[global]\` section. ${note}`.trim(),
      source: SOURCES.pipConfiguration,
      language: 'ini',
      name,
      path,
      keyed: keyed(`[global]\n${indexKey(subject)} = `, '\n'),
    },
  }
}

/** That pip read the setting, and that nothing overrules it. Prints no secret: there is none in the setting. */
export function seeIndex(subject: Subject): CheckStep {
  const place = subject.scope === 'environment' ? ':env:.' : 'global.'
  return {
    id: 'see-index',
    kind: 'check',
    title: 'See what pip is set to',
    why: '',
    source: SOURCES.pipConfig,
    shell: SHELLS[subject.system],
    content: `${pythonCommand(subject)} -m pip config list`,
    expect: `${place}${indexKey(subject)}='${indexUrlWithUser(subject)}'`,
    otherwise: subject.index === 'beside' ? [] : OVERRULED[place],
  }
}

/** The same for a setting with a secret in it: prints the names of the settings alone. */
export function seeIndexName(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  const list = `${pythonCommand(subject)} -m pip config list`
  return {
    id: 'see-index',
    kind: 'check',
    title: 'See that nothing else is set',
    why: 'Prints the names of pip’s settings and not what they are: the key is in one of them.',
    source: SOURCES.pipConfig,
    shell,
    content: {
      bash: `${list} | cut -d= -f1`,
      powershell: `${list} | ForEach-Object { ($_ -split '=')[0] }`,
      cmd: `for /f "delims==" %i in ('${list}') do @echo %i`,
    }[shell],
    expect: `global.${indexKey(subject)}`,
    otherwise: subject.index === 'beside' ? [] : OVERRULED['global.'].map(withoutValue),
  }
}

const withoutValue = ({ see, means }: { see: string; means: string }) => ({
  see: see.replace('=', ''),
  means,
})

const EXTRA = {
  see: 'extra-index-url=',
  means:
    'pip looks at another index too and takes the highest version from either, so a stranger’s package of the same name may win. Remove it; it may be in the older file, or in the machine’s.',
}
const OVERRULED = {
  'global.': [
    {
      see: ':env:.index-url=',
      means: 'The environment variable `PIP_INDEX_URL` is set and wins over the file. Unset it.',
    },
    EXTRA,
  ],
  ':env:.': [EXTRA],
}

/** Takes {@link setIndex} or {@link setIndexWithKey} back. */
export function unsetIndex(subject: InPipFile, signIn?: PasswordSignIn): UndoStep {
  const keys = signIn ? [indexKey(subject)] : settings(subject).map(([key]) => key)
  return {
    id: 'unset-index',
    kind: 'undo',
    title: 'Give pip its old index back',
    why: `Without a setting pip looks on PyPI. If you had another index before, set it again: the ${keys.length > 1 ? 'last command' : 'command'} with \`set\` in the place of \`unset\`, and its address at the end.`,
    source: SOURCES.pipConfig,
    ...badges(subject),
    shell: SHELLS[subject.system],
    content: keys.map((key) => `${pipConfig(subject)} unset global.${key}`).join('\n'),
  }
}
