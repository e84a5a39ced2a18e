import { iniDocument } from '@/lib/core/quote/ini-document'
import { shellArgument } from '@/lib/core/quote/shell-argument'
import { urlUserInfo } from '@/lib/core/quote/url-user-info'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { pipConfigPath } from '../pip-config-path'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'

/**
 * The repository as pip's index, with the user name that Google expects and no secret. pip before 26.2 calls a keyring
 * outside its own environment only for an address that has a user name (tried: 23.0.1, 23.2.1, 26.3).
 * Facts: https://pip.pypa.io/en/stable/topics/authentication/#keyring-support
 */
export function indexUrlWithUser({ repository }: Subject): string {
  return simpleIndexUrl(repository).replace('//', `//${urlUserInfo('oauth2accesstoken')}@`)
}

// `auto`, pip's default, would find the same keyring, but not under `--no-input`, which pipx and scripts pass.
// pip 23.0 does not know the setting and ignores it.
const settings = (subject: Subject): readonly (readonly [key: string, value: string])[] => [
  ...(subject.scope === 'user' ? ([['keyring-provider', 'subprocess']] as const) : []),
  ['index-url', indexUrlWithUser(subject)],
]

const pipConfig = (subject: Subject) =>
  `${pythonCommand(subject)} -m pip config --${subject.scope === 'user' ? 'user' : 'site'}`

/** Makes the repository pip's one and only index, by `pip config` or as a file. */
export function setIndex(subject: Subject): CommandStep {
  const shell = SHELLS[subject.system]
  const { name, path, note = '' } = pipConfigPath(subject)
  const where = subject.scope === 'user' ? 'in every environment of yours' : 'in this environment'
  return {
    id: 'set-index',
    kind: 'command',
    title: 'Make this repository pip’s index',
    why: `From now on pip looks only here, ${where}. Public packages are found as well if this is a virtual repository that includes PyPI. \`oauth2accesstoken\` is a fixed user name, not a secret.`,
    source: SOURCES.pipConfig,
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
      sections: [{ name: 'global', entries: settings(subject) }],
      content: iniDocument([{ name: 'global', entries: settings(subject) }]),
    },
  }
}

/** That pip read the setting, and that nothing overrules it. */
export function seeIndex(subject: Subject): CheckStep {
  return {
    id: 'see-index',
    kind: 'check',
    title: 'See what pip is set to',
    why: '',
    source: SOURCES.pipConfig,
    shell: SHELLS[subject.system],
    content: `${pythonCommand(subject)} -m pip config list`,
    expect: `global.index-url='${indexUrlWithUser(subject)}'`,
    otherwise: [
      {
        see: ':env:.index-url=',
        means: 'The environment variable `PIP_INDEX_URL` is set and wins over the file. Unset it.',
      },
      {
        see: 'extra-index-url=',
        means:
          'pip looks at another index too and takes the highest version from either, so a stranger’s package of the same name may win. Remove it.',
      },
    ],
  }
}

/** Takes {@link setIndex} back. */
export function unsetIndex(subject: Subject): UndoStep {
  return {
    id: 'unset-index',
    kind: 'undo',
    title: 'Give pip its old index back',
    why: 'Without a setting pip looks on PyPI.',
    source: SOURCES.pipConfig,
    shell: SHELLS[subject.system],
    content: settings(subject)
      .map(([key]) => `${pipConfig(subject)} unset global.${key}`)
      .join('\n'),
  }
}
