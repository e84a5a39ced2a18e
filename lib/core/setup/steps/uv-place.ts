import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { isWindows, PLATFORMS, type Platform, SHELLS } from '../systems'
import type { Subject } from '../tool'
import { inEnglish } from './in-english'

/** What the reader uses uv for: its projects, `uv pip`, or `uv tool` and `uvx`. */
export type UvUse = 'projects' | 'pip' | 'tools'

/** A subject in one of the places where uv has a file. */
export type InUvFile = Subject & { scope: 'user' | 'machine' | 'project' }

/**
 * Where uv reads what holds for a user or for a machine: `uv.toml`, without `tool.uv` before its tables.
 * Facts: https://docs.astral.sh/uv/reference/storage/#configuration-directories; uv 0.13.9 with `-v` on Linux, both of them.
 */
const PATHS = {
  linux: { user: '$HOME/.config/uv/uv.toml', machine: '/etc/uv/uv.toml' },
  macos: { user: '$HOME/.config/uv/uv.toml', machine: '/etc/uv/uv.toml' },
  windows: { user: '%APPDATA%\\uv\\uv.toml', machine: '%PROGRAMDATA%\\uv\\uv.toml' },
} as const satisfies Record<Platform, Record<'user' | 'machine', string>>

const NO_FILE_YET = {
  user: 'If there is none, make it, and its directory too',
  machine: 'Its owner is the administrator. If there is none, make it, and its directory too',
}
const XDG = {
  user: '; with `XDG_CONFIG_HOME` set, that directory stands in for `$HOME/.config`',
  machine:
    ' (`sudo mkdir -p /etc/uv`). A `uv/uv.toml` in one of `XDG_CONFIG_DIRS` would be read instead',
}

/** The file's own name and path, and how its parts are called in prose. */
export function uvFile({ system, scope }: InUvFile) {
  if (scope === 'project') {
    return {
      name: 'pyproject.toml',
      path: 'pyproject.toml',
      table: ['tool', 'uv'],
      index: '[[tool.uv.index]]',
      top: 'under `[tool.uv]`',
      note: '',
    }
  }
  return {
    name: 'uv.toml',
    path: PATHS[PLATFORMS[system]][scope],
    table: [],
    index: '[[index]]',
    top: 'at its very top',
    note: ` ${NO_FILE_YET[scope]}${isWindows(system) ? '' : XDG[scope]}.`,
  }
}

/** Opens the file, for changes that only a person can make. */
export function editUvFile({ system, scope }: InUvFile): string {
  return {
    linux: {
      project: `\${EDITOR:-nano} pyproject.toml`,
      user: `\${EDITOR:-nano} "$HOME/.config/uv/uv.toml"`,
      machine: 'sudoedit /etc/uv/uv.toml',
    },
    macos: {
      project: 'open -e pyproject.toml',
      user: 'open -e "$HOME/.config/uv/uv.toml"',
      machine: 'sudo nano /etc/uv/uv.toml',
    },
    windows: {
      project: 'notepad pyproject.toml',
      user: 'notepad "$env:APPDATA\\uv\\uv.toml"',
      machine: 'notepad "$env:PROGRAMDATA\\uv\\uv.toml"',
    },
    'windows-cmd': {
      project: 'notepad pyproject.toml',
      user: 'notepad "%APPDATA%\\uv\\uv.toml"',
      machine: 'notepad "%PROGRAMDATA%\\uv\\uv.toml"',
    },
  }[system][scope]
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
    content:
      SHELLS[system] === 'cmd'
        ? 'type pyproject.toml'
        : inEnglish(SHELLS[system], 'cat pyproject.toml'),
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
