import type { Comparison } from './machine'

type Excuse = { what: RegExp; why: string }

/** What clients make by themselves, and a guide does not promise to take away. */
const MAY_STAY: readonly Excuse[] = [
  { what: /\/home\/person\/\.local\/state\/pipx\/log\//, why: 'pipx logs each of its runs.' },
  {
    what: /\/\.local\/share\/pipx\/venvs\/\.[\w-]+\.lock$/,
    why: 'pipx keeps a lock for each program there ever was.',
  },
  {
    what: /\/\.local\/share\/pipx\/(?:shared\/|\.cache\/|py\/|trash\/)/,
    why: 'pipx shares pip between its programs, and updates it when it likes.',
  },
  {
    what: /\/\.local\/share\/uv\/(?:.*\.lock|tools\/\.gitignore)$/,
    why: 'uv’s locks, and the file that keeps its tools out of a repository.',
  },
  {
    what: /\/\.config\/gcloud\/(?:logs\/|configurations\/config_default$|active_config$|config_sentinel$|gce$|default_configs\.db$|credentials\.db$|access_tokens\.db$|\.last_\w+\.json$)/,
    why: 'gcloud’s logs, caches and empty lists.',
  },
  { what: /\/home\/person\/project\/dist\//, why: 'What was built to be published.' },
  {
    what: /\/home\/person\/project\/acme_demo\.egg-info\//,
    why: 'A build leaves it beside the project.',
  },
  {
    what: /^(?:file|link) .*\/(?:project\/\.venv|miniconda3\/envs\/acme)\/(?!pip\.conf$)/,
    why: 'Programs of what is installed there, and the environment’s own bookkeeping.',
  },
  { what: /\/home\/person\/\.npm\//, why: 'npm keeps a log of each of its runs.' },
  { what: /\/miniconda3\/pkgs\//, why: 'conda keeps the packages that it downloaded.' },
  {
    what: /\/\.local\/share\/(?:hatch\/env|virtualenvs)\/|\/project\/\.(?:nox|tox)\//,
    why: 'Environments that a tool makes for any project.',
  },
  {
    what: /^(?:file|link) .*\/\.local\/(?:bin\/hatch$|share\/pipx\/venvs\/hatch\/)|^installed .*\/hatch-[^-/]+$/,
    why: 'Hatch itself stays: the guide says how to remove it, too.',
  },
  { what: /\/project\/\.pdm-python$/, why: 'Which Python PDM took, in any project.' },
  {
    what: /\/project\/\.git\/|\/srv\/git\/[^/]+\/acme\/models\.git\//,
    why: 'git keeps what was. The files themselves are compared, here and as the service has them.',
  },
  {
    what: /\/srv\/(?:installed$|git(?:hub|lab)\/runs\.json$)|\/stand-in-builds\.json$/,
    why: 'A service keeps its list of runs, and this harness what was installed in the newest.',
  },
]

/** What the steps that remove programs would take away, where these are not run. */
const PROGRAMS: readonly Excuse[] = [
  {
    what: /^(?:installed|file|link) .*\/(?:\.local\/(?:bin|share\/(?:pipx|uv|pdm))|opt\/(?:keyring|tools)|\.venv|miniconda3|\.config\/pypoetry|\.tox)\//,
    why: 'Programs and their environments.',
  },
  {
    what: /^link \/usr\/(?:local\/)?bin\/keyring$/,
    why: 'The way to a program.',
  },
]

/**
 * What differs from before the guide and nothing excuses, each with what it holds now, or that it is gone. `undo`: the commands that
 * took it back; `programs`: whether those were removed, too.
 */
export function leftOver(
  { before, after }: Comparison,
  { undo, programs }: { undo: string; programs: boolean },
): readonly string[] {
  const excuses = programs ? MAY_STAY : [...MAY_STAY, ...PROGRAMS]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((what) => before[what] !== after[what])
    .filter((what) => !excuses.some((excuse) => excuse.what.test(what)))
    .filter((what) => !isDependency(what, undo))
    .map((what) => {
      const now = after[what]
      const was = before[what] === undefined ? '' : `\n  before: ${shown(before[what])}`
      return now === undefined ? `${what} is gone${was}` : `${what}: ${shown(now)}${was}`
    })
}

/**
 * pip uninstalls what it is told, and not what that depends on, as the guide says: in the reader's environment and in that of Hatch,
 * what the undo does not name stays.
 */
function isDependency(what: string, undo: string): boolean {
  const [, name] = IN_ENVIRONMENT.exec(what) ?? []
  return name !== undefined && !undo.split(/\s+/).map(normalized).includes(normalized(name))
}

const IN_ENVIRONMENT =
  /^installed .*\/(?:project\/\.venv|envs\/acme|venvs\/hatch)\/.*\/([^/]+)-[^-/]+$/
const normalized = (name: string) => name.toLowerCase().replaceAll(/[-_.]+/g, '-')

const shown = (value: string) =>
  (value.length > 600 ? `${value.slice(0, 600)}…` : value).replaceAll('\n', '\n    ')
