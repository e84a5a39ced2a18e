import { type TomlEntry, tomlDocument } from '@/lib/core/quote/toml-document'
import { urlUserInfo } from '@/lib/core/quote/url-user-info'
import { simpleIndexUrl, uploadUrl } from '@/lib/core/repository-name'
import type { CheckStep, FileStep, Purpose, System, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { PLATFORMS, type Platform, SHELLS } from '../systems'
import type { Subject } from '../tool'

/**
 * Where uv reads what holds for a user: `uv.toml`, without `tool.uv` before its tables.
 * Facts: https://docs.astral.sh/uv/concepts/configuration-files/; uv 0.13.9 with `-v` on Linux.
 */
const UV_USER_PATHS = {
  linux: '$HOME/.config/uv/uv.toml',
  macos: '$HOME/.config/uv/uv.toml',
  windows: '%APPDATA%\\uv\\uv.toml',
} as const satisfies Record<Platform, string>

/** The index's name: the repository ID as it is, for all that Google allows in one uv allows too (tried: 0.13.9). */
export function uvIndexName({ repository }: Subject): string {
  return repository.repository
}

/**
 * What the file must contain, for installing or for publishing alone.
 *
 * `authenticate = "always"` makes uv ask keyring for user name and password before the first request, so `url` needs no
 * user name, which defeated uv's cache (astral-sh/uv#16076; no longer seen with 0.13.9). For an upload uv takes no user name from keyring, so
 * `publish-url` has one; nothing else is read from there. Tried: 0.6.10 to 0.13.9.
 */
function uvSettings(subject: Subject, purpose: Purpose): string {
  const table = subject.scope === 'project' ? ['tool', 'uv'] : []
  const only = { install: 'default', publish: 'explicit' } as const
  const entries: readonly TomlEntry[] = [
    ['name', uvIndexName(subject)],
    ['url', simpleIndexUrl(subject.repository)],
    ['publish-url', uploadUrlWithUser(subject)],
    [only[purpose], true],
    ['authenticate', 'always'],
  ]
  return tomlDocument([
    { path: table, entries: [['keyring-provider', 'subprocess']] },
    { path: [...table, 'index'], item: true, entries },
  ])
}

function uploadUrlWithUser({ repository }: Subject): string {
  return uploadUrl(repository).replace('//', `//${urlUserInfo('oauth2accesstoken')}@`)
}

const XDG =
  'If there is none, make it, and its directory too; with `XDG_CONFIG_HOME` set, that directory stands in for `$HOME/.config`. '
const NO_FILE_YET = {
  linux: XDG,
  macos: XDG,
  windows: 'If there is none, make it, and its directory too. ',
} as const satisfies Record<Platform, string>

/** The file's own name and path, and how its parts are called in prose. */
function fileOf({ system, scope }: Subject) {
  return scope === 'project'
    ? {
        name: 'pyproject.toml',
        path: 'pyproject.toml',
        index: '[[tool.uv.index]]',
        top: 'under `[tool.uv]`',
        note: '',
      }
    : {
        name: 'uv.toml',
        path: UV_USER_PATHS[PLATFORMS[system]],
        index: '[[index]]',
        top: 'at its very top',
        note: NO_FILE_YET[PLATFORMS[system]],
      }
}

/** That one is in a project: uv looks in the directories above as well, but a new table belongs in this file. */
export function projectFile({ system }: Subject): CheckStep {
  return {
    id: 'project-file',
    kind: 'check',
    title: 'A project: run everything in its directory',
    why: '',
    source: SOURCES.uvProjects,
    shell: SHELLS[system],
    // `cat` is an alias in PowerShell.
    content: SHELLS[system] === 'cmd' ? 'type pyproject.toml' : 'cat pyproject.toml',
    expect: '[project]',
    otherwise: [
      {
        see: {
          bash: 'No such file or directory',
          powershell: 'does not exist',
          cmd: 'cannot find the file',
        }[SHELLS[system]],
        means: 'You are in another directory, or have no project yet: `uv init` makes one.',
      },
      {
        see: '[tool.poetry]',
        means: 'This project is kept by Poetry. uv needs a `[project]` table.',
      },
    ],
  }
}

/** A file and not a command: uv has none that writes an index by itself. */
export function writeUvIndex(subject: Subject, purpose: Purpose): FileStep {
  const { name, path, index, top, note } = fileOf(subject)
  const where = subject.scope === 'project' ? 'in this project' : 'for all your projects and tools'
  const effect = {
    install: `From now on uv looks only here, ${where}. Public packages are found as well if this is a virtual repository that includes PyPI.`,
    publish: `For publishing only: \`explicit\` keeps uv from installing from here. If \`${index}\` of this name is there already, from the guide for installing, it will do as it is.`,
  } satisfies Record<Purpose, string>
  const merge = `Keep what \`${name}\` has already: \`keyring-provider\` goes ${top}, \`${index}\` with its lines to the end.`
  return {
    id: 'write-index',
    kind: 'file',
    title: {
      install: 'Make this repository uv’s index',
      publish: 'Give the repository a name for uv',
    }[purpose],
    why: `${effect[purpose]} ${merge} ${note}\`oauth2accesstoken\` is a fixed user name, not a secret.`,
    source: subject.scope === 'project' ? SOURCES.uvIndexes : SOURCES.uvConfiguration,
    language: 'toml',
    name,
    path,
    content: uvSettings(subject, purpose),
  }
}

const EDIT = {
  linux: {
    project: `\${EDITOR:-nano} pyproject.toml`,
    user: `\${EDITOR:-nano} "$HOME/.config/uv/uv.toml"`,
  },
  macos: { project: 'open -e pyproject.toml', user: 'open -e "$HOME/.config/uv/uv.toml"' },
  windows: { project: 'notepad pyproject.toml', user: 'notepad "$env:APPDATA\\uv\\uv.toml"' },
  'windows-cmd': { project: 'notepad pyproject.toml', user: 'notepad "%APPDATA%\\uv\\uv.toml"' },
} as const satisfies Record<System, { project: string; user: string }>

/** Takes {@link writeUvIndex} back, by hand: a program that rewrote the file would lose its comments. */
export function cleanUvIndex(subject: Subject, purpose: Purpose): UndoStep {
  const { name, index } = fileOf(subject)
  const lock =
    subject.scope === 'project' && purpose === 'install'
      ? ' Then run `uv lock`: `uv.lock` names the repository too.'
      : ''
  return {
    id: 'clean-index',
    kind: 'undo',
    title: `Take the repository out of \`${name}\``,
    why: `Delete \`${index}\` with the name \`${uvIndexName(subject)}\`, and the line \`keyring-provider\` if no other index needs it.${lock}`,
    source: SOURCES.uvConfiguration,
    shell: SHELLS[subject.system],
    content: EDIT[subject.system][subject.scope === 'project' ? 'project' : 'user'],
  }
}
