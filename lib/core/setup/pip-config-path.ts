import type { Scope, System } from './guide'
import { PLATFORMS, type Platform } from './systems'

/** Where pip has a file. */
export type PipScope = Extract<Scope, 'user' | 'venv' | 'machine'>

/** `note` says what the path alone does not, for a step's `why`. */
export type PipConfigPath = { name: string; path: string; note?: string }

/**
 * Where pip reads its configuration, by system and scope, in the notation that people type on that system.
 * Facts: https://pip.pypa.io/en/stable/topics/configuration/#location, and pip 26.3's own `pip config debug`.
 */
export const PIP_CONFIG_PATHS = {
  linux: {
    user: {
      name: 'pip.conf',
      path: '$HOME/.config/pip/pip.conf',
      note: 'With `XDG_CONFIG_HOME` set, that directory stands in for `$HOME/.config`. pip still reads the older `$HOME/.pip/pip.conf`, too; this file wins over it.',
    },
    venv: { name: 'pip.conf', path: '$VIRTUAL_ENV/pip.conf' },
    machine: { name: 'pip.conf', path: '/etc/pip.conf' },
  },
  macos: {
    user: {
      name: 'pip.conf',
      path: '$HOME/.config/pip/pip.conf',
      note: 'If the directory `$HOME/Library/Application Support/pip` exists, pip uses `pip.conf` in there instead. It still reads the older `$HOME/.pip/pip.conf`, too; the new one wins.',
    },
    venv: { name: 'pip.conf', path: '$VIRTUAL_ENV/pip.conf' },
    machine: { name: 'pip.conf', path: '/Library/Application Support/pip/pip.conf' },
  },
  windows: {
    user: {
      name: 'pip.ini',
      path: '%APPDATA%\\pip\\pip.ini',
      note: 'pip still reads the older `%USERPROFILE%\\pip\\pip.ini`, too; this file wins over it.',
    },
    venv: { name: 'pip.ini', path: '%VIRTUAL_ENV%\\pip.ini' },
    machine: { name: 'pip.ini', path: '%PROGRAMDATA%\\pip\\pip.ini' },
  },
} as const satisfies Record<Platform, Record<PipScope, PipConfigPath>>

/** The row of {@link PIP_CONFIG_PATHS} for a system and scope. */
export function pipConfigPath({
  system,
  scope,
}: {
  system: System
  scope: PipScope
}): PipConfigPath {
  return PIP_CONFIG_PATHS[PLATFORMS[system]][scope]
}
