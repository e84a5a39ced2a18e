import { shellArgument } from '@/lib/core/quote/shell-argument'
import { type TomlTable, tomlDocument } from '@/lib/core/quote/toml-document'
import type { CommandStep, FileStep, Scope, Source, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { isWindows, PLATFORMS, type Platform, SHELLS } from '../systems'
import type { Subject } from '../tool'

/** Where PDM has a file that its own command writes. */
export type PdmScope = Exclude<Scope, 'venv' | 'environment'>
export type InPdmFile = Subject & { scope: PdmScope }

/**
 * Facts: PDM 2.29.4's `pdm config` on Linux; macOS and Windows as platformdirs 4.9 has them, which PDM asks.
 */
const PATHS = {
  linux: { user: '$HOME/.config/pdm/config.toml', machine: '/etc/xdg/pdm/config.toml' },
  macos: {
    user: '$HOME/Library/Application Support/pdm/config.toml',
    machine: '/Library/Application Support/pdm/config.toml',
  },
  windows: {
    user: '%LOCALAPPDATA%\\pdm\\pdm\\config.toml',
    machine: '%PROGRAMDATA%\\pdm\\pdm\\config.toml',
  },
} as const satisfies Record<Platform, Record<'user' | 'machine', string>>

/** PDM has no option for the machine's file, but writes any file it is given as its own (tried: 2.29.4). */
const MACHINE = {
  linux: `sudo "$(command -v pdm)" -c ${PATHS.linux.machine} config`,
  macos: `sudo "$(command -v pdm)" -c "${PATHS.macos.machine}" config`,
  windows: `pdm -c "$env:PROGRAMDATA\\pdm\\pdm\\config.toml" config`,
  'windows-cmd': `pdm -c "${PATHS.windows.machine}" config`,
} as const

function pdmConfig({ scope, system }: InPdmFile): string {
  return { user: 'pdm config', project: 'pdm config --local', machine: MACHINE[system] }[scope]
}

const badges = ({ scope, system }: InPdmFile) =>
  scope === 'machine' && isWindows(system) ? { badges: ['AS ADMINISTRATOR'] } : {}

type Setting = { key: string; value: string; table: TomlTable }
type Words = { id: string; title: string; why: string; source: Source }

/** Sets one value, by `pdm config` or as a file. */
export function setInPdm(
  subject: InPdmFile,
  { key, value, table }: Setting,
  words: Words,
): CommandStep {
  const shell = SHELLS[subject.system]
  return {
    kind: 'command',
    ...words,
    ...badges(subject),
    shell,
    content: `${pdmConfig(subject)} ${shellArgument(shell, key)} ${shellArgument(shell, value)}`,
    asFile: asFile(subject, words.id, table),
  }
}

function asFile({ scope, system }: InPdmFile, id: string, table: TomlTable): FileStep {
  const name = scope === 'project' ? 'pdm.toml' : 'config.toml'
  const where = scope === 'project' ? 'Beside `pyproject.toml`. ' : ''
  return {
    id: `${id}-file`,
    kind: 'file',
    title: `The same in \`${name}\``,
    why: `${where}If the file exists, add only these lines: the command above keeps what it says, but not its comments.`,
    source: SOURCES.pdmConfiguration,
    language: 'toml',
    name,
    path: scope === 'project' ? name : PATHS[PLATFORMS[system]][scope],
    tables: [table],
    content: tomlDocument([table]),
  }
}

/** Takes {@link setInPdm} back. */
export function unsetInPdm(subject: InPdmFile, key: string, words: Words): UndoStep {
  const shell = SHELLS[subject.system]
  return {
    kind: 'undo',
    ...words,
    why: `${words.why} An empty file may stay behind; it can go.`,
    ...badges(subject),
    shell,
    content: `${pdmConfig(subject)} --delete ${shellArgument(shell, key)}`,
  }
}

/** For whom a file holds, to end a sentence with. */
export const PDM_WHERE = {
  user: 'in every project of yours that names no other index',
  project: 'in this project',
  machine: 'for everybody on this computer, in every project that names no other index',
} as const satisfies Record<PdmScope, string>
