import type { Source } from '../setup/guide'
import { pythonCommand } from '../setup/python-command'
import type { SetupRequest } from '../setup/setup-request'
import { SOURCES } from '../setup/sources'
import { isWindows } from '../setup/systems'
import type { Cause } from './causes'
import { TOOLS_THAT_RUN_PIP } from './tools-that-run-pip'

/** Something to take away before a guide's steps can mend anything: no guide has it, since no guide put it there. */
export type Removal = {
  /** Unique on its page and stable: an anchor. */
  id: string
  title: string
  /** Plain text in which `backticks` mark code. */
  why: string
  source: Source
  /** In the shell of the system that was asked for. */
  content: string
}

type Reader = Pick<SetupRequest, 'tool' | 'system' | 'scope'>

/** What to take away when this is the cause; empty where nothing is left over, or the tool has no command for it. */
export function removalsFor(cause: Cause, reader: Reader): readonly Removal[] {
  if (cause !== 'second-index') return []
  if (PIPS.includes(reader.tool))
    return [find(reader), unset(reader), variables(reader, ['PIP_EXTRA_INDEX_URL'])]
  return UVS.includes(reader.tool)
    ? [variables(reader, ['UV_EXTRA_INDEX_URL', 'UV_INDEX', 'UV_INDEX_STRATEGY'])]
    : []
}

const PIPS: readonly string[] = TOOLS_THAT_RUN_PIP
const UVS: readonly string[] = ['uv', 'uv-pip', 'uv-tool']

function find(reader: Reader): Removal {
  return {
    id: 'find-second-index',
    title: 'See where the second index is set',
    why: 'Under `env_var` stand variables, under `global`, `user` and `site` the files for everybody, for you and for the environment. Every line with `extra-index-url` has to go.',
    source: SOURCES.pipConfiguration,
    content: `${pythonCommand(reader)} -m pip config debug`,
  }
}

function unset(reader: Reader): Removal {
  return {
    id: 'unset-second-index',
    title: 'Take it out of pip’s file',
    why: 'For a line under another heading say which file: `--global`, `--user` or `--site` after `config`. A line that begins with `install.` is `install.extra-index-url`. `No such key` means that it is in none of yours. A line `--extra-index-url` in a requirements file is taken out by hand.',
    source: SOURCES.pipConfig,
    content: `${pythonCommand(reader)} -m pip config unset global.extra-index-url`,
  }
}

function variables({ system }: Reader, names: readonly string[]): Removal {
  const isUv = names.length > 1
  return {
    id: 'unset-second-index-variable',
    title: isUv ? 'Take it out of uv’s variables' : 'Take it out of the variables',
    why: isWindows(system)
      ? 'In this terminal, and for those that you open later. “Not found” means that it was not set.'
      : 'In this terminal. If `~/.profile`, `~/.bashrc` or `~/.zshrc` sets it, delete that line too, or it comes back.',
    source: isUv ? SOURCES.uvEnvironment : SOURCES.pipConfiguration,
    content: names.map((name) => UNSET[system](name)).join('\n'),
  }
}

const posix = (name: string) => `unset ${name}`
const UNSET = {
  linux: posix,
  macos: posix,
  windows: (name) =>
    `Remove-Item Env:${name} -ErrorAction SilentlyContinue\n[Environment]::SetEnvironmentVariable('${name}', $null, 'User')`,
  'windows-cmd': (name) => `set ${name}=\nreg delete HKCU\\Environment /v ${name} /f`,
} as const satisfies Record<Reader['system'], (name: string) => string>
