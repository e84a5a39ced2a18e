import { type RepositoryName, repositoryHref } from '../repository-name'
import {
  CREDENTIALS,
  type Credentials,
  PURPOSES,
  type Purpose,
  SCOPES,
  type Scope,
  SYSTEMS,
  type System,
} from './guide'
import type { Tool } from './tool'
import { TOOL_IDS, TOOLS, type ToolId } from './tools'

/** What a setup page shows, read from its address. */
export type SetupRequest = {
  tool: ToolId
  purpose: Purpose
  system: System
  /** True when the address named no system, so that the reader's own is shown. */
  systemIsGuess: boolean
  scope: Scope
  credentials: Credentials
  distribution?: string
  keyFile?: string
  /** What the address asked for and we do not know, to be said on the page. `name` is the query's. */
  ignored: readonly { name: string; value: string }[]
}

/** The choices that an address holds; what is absent is left to the defaults. */
export type SetupChoices = {
  [Key in 'tool' | 'purpose' | 'system' | 'scope' | 'credentials' | 'distribution' | 'keyFile']?:
    | SetupRequest[Key]
    | undefined
}

/** What an address means that says nothing of a choice. The system's default is the guess that is passed in. */
export const DEFAULTS = {
  purpose: 'install',
  /** By purpose. */
  tool: { install: 'pip', publish: 'twine' },
  credentials: 'adc',
} as const satisfies {
  purpose: Purpose
  tool: Record<Purpose, ToolId>
  credentials: Credentials
}

// PEP 508 names: https://packaging.python.org/en/latest/specifications/name-normalization/#name-format
const DISTRIBUTION = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/

// A path in one line, without what a PowerShell argument cannot hold. It is where a file lies, never what is in it.
const KEY_FILE = /^[^\p{Cc}"]{1,300}$/u

/**
 * Reads the query of a setup page: `tool`, `purpose`, `os`, `scope`, `credentials`, `package`, `key-file`. Of a repeated name the first
 * counts. Unknown values fall to {@link DEFAULTS} and are listed in `ignored`; unknown names are nobody's business.
 * A tool alone implies a purpose that it serves, a purpose alone its default tool; both are kept even where the tool cannot.
 */
export function parseSetupRequest(
  query: Record<string, string | readonly string[] | undefined>,
  guess: { system: System },
): SetupRequest {
  const ignored: { name: string; value: string }[] = []
  const read = <T extends string>(name: string, known: (value: string) => T | undefined) => {
    const given = query[name]
    const value = typeof given === 'string' ? given : given?.[0]
    if (value === undefined || value === '') return undefined
    const choice = known(value)
    if (choice === undefined) ignored.push({ name, value })
    return choice
  }
  const tool = read('tool', among(TOOL_IDS))
  const purpose = read('purpose', among(PURPOSES))
  const system = read('os', among(SYSTEMS))
  const scope = read('scope', among(SCOPES))
  const credentials = read('credentials', among(CREDENTIALS))
  const distribution = read('package', (value) => (DISTRIBUTION.test(value) ? value : undefined))
  const keyFile = read('key-file', (value) => (KEY_FILE.test(value) ? value : undefined))
  const chosen = completeChoice({ tool, purpose })
  return {
    ...chosen,
    system: system ?? guess.system,
    systemIsGuess: system === undefined,
    scope: scope ?? TOOLS[chosen.tool].defaultScope,
    credentials: credentials ?? DEFAULTS.credentials,
    ...(distribution === undefined ? {} : { distribution }),
    ...(keyFile === undefined ? {} : { keyFile }),
    ignored,
  }
}

const among =
  <T extends string>(known: readonly T[]) =>
  (value: string) =>
    known.find((candidate) => candidate === value)

function completeChoice({ tool, purpose }: SetupChoices): { tool: ToolId; purpose: Purpose } {
  if (tool !== undefined) return { tool, purpose: purpose ?? purposeFor(tool) }
  const known = purpose ?? DEFAULTS.purpose
  return { tool: DEFAULTS.tool[known], purpose: known }
}

/** What to show a tool for: `preferred` if the tool can do that, else the first purpose that it serves. For tool pickers. */
export function purposeFor(tool: ToolId, preferred: Purpose = DEFAULTS.purpose): Purpose {
  const serves = (purpose: Purpose) => typeof TOOLS[tool][purpose] === 'function'
  return [preferred, ...PURPOSES].find(serves) ?? preferred
}

/** Where to set a tool up: as `preferred` if it can be, else as is usual for it. For tool pickers. */
export function scopeFor(tool: ToolId, preferred: Scope): Scope {
  const { impossibleScopes, defaultScope }: Tool = TOOLS[tool]
  return impossibleScopes[preferred] === undefined ? preferred : defaultScope
}

/** The request as choices to build other addresses from: a guessed system is left out, so it stays the reader's own. */
export function choicesOf({ system, systemIsGuess, ...rest }: SetupRequest): SetupChoices {
  const { tool, purpose, scope, credentials, distribution, keyFile } = rest
  const choices = { tool, purpose, scope, credentials, distribution, keyFile }
  return systemIsGuess ? choices : { ...choices, system }
}

/**
 * The shortest address of a setup page for some choices, always the same for the same ones. Defaults are left out, but a
 * system never is: its default differs from reader to reader. Pickers pass
 * `{ ...choicesOf(request), system: 'windows' }`.
 */
export function setupHref(name: RepositoryName, choices: SetupChoices = {}): string {
  const { scope, credentials } = choices
  const query = new URLSearchParams([
    ...shortestChoice(choices),
    ...pair('os', choices.system),
    ...pair(
      'scope',
      scope === TOOLS[completeChoice(choices).tool].defaultScope ? undefined : scope,
    ),
    ...pair('credentials', credentials === DEFAULTS.credentials ? undefined : credentials),
    ...pair('package', choices.distribution),
    ...pair('key-file', choices.keyFile),
  ]).toString()
  return repositoryHref(name) + (query === '' ? '' : `?${query}`)
}

type Pairs = [string, string][]
const pair = (name: string, value: string | undefined): Pairs =>
  value === undefined ? [] : [[name, value]]

/** The fewest of tool and purpose from which the other follows. */
function shortestChoice(choices: SetupChoices): Pairs {
  const { tool, purpose } = completeChoice(choices)
  const means = (fewer: SetupChoices) => {
    const complete = completeChoice(fewer)
    return complete.tool === tool && complete.purpose === purpose
  }
  if (means({})) return []
  if (means({ tool })) return pair('tool', tool)
  if (means({ purpose })) return pair('purpose', purpose)
  return [...pair('tool', tool), ...pair('purpose', purpose)]
}
