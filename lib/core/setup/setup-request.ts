import { type RepositoryName, repositoryHref } from '../repository-name'
import {
  CREDENTIALS,
  type Credentials,
  INDEXES,
  type Index,
  PURPOSES,
  type Purpose,
  SCOPES,
  type Scope,
  SYSTEMS,
  type System,
} from './guide'
import { keyFileRefusal } from './key-file-argument'
import { parseServiceAccount } from './service-account'
import type { Tool } from './tool'
import { TOOL_IDS, TOOLS, type ToolId } from './tools'

/** What a setup page shows, read from its address. */
export type SetupRequest = {
  tool: ToolId
  /** True when the address named no tool, so that the reader's last one or the usual one is shown. */
  toolIsGuess: boolean
  purpose: Purpose
  system: System
  /** True when the address named no system, so that the reader's own is shown. */
  systemIsGuess: boolean
  scope: Scope
  credentials: Credentials
  index: Index
  distribution?: string
  keyFile?: string
  serviceAccount?: string
  /** What the address asked for and we do not take, to be said on the page. `name` is the query's. */
  ignored: readonly Ignored[]
}

/** `why` may mark code with `backticks`; without it the value is just not known. */
export type Ignored = { name: string; value: string; why?: string }

/** The choices that an address holds; what is absent is left to the defaults. */
export type SetupChoices = {
  [Key in Exclude<keyof SetupRequest, 'toolIsGuess' | 'systemIsGuess' | 'ignored'>]?:
    | SetupRequest[Key]
    | undefined
}

/** What an address means that says nothing of a choice. The system's default is the guess that is passed in. */
export const DEFAULTS = {
  purpose: 'install',
  /** By purpose. */
  tool: { install: 'pip', publish: 'twine' },
  credentials: 'adc',
  index: 'only',
} as const satisfies {
  purpose: Purpose
  tool: Record<Purpose, ToolId>
  credentials: Credentials
  index: Index
}

/** What is known of the reader and not of the address. */
export type Guess = {
  system: System
  /** The tool that the reader chose last, by purpose; never wins over an address that names one. */
  tools?: Readonly<Partial<Record<Purpose, ToolId>>>
}

// PEP 508 names: https://packaging.python.org/en/latest/specifications/name-normalization/#name-format
const DISTRIBUTION = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?$/

/**
 * Reads the query of a setup page: `tool`, `purpose`, `os`, `scope`, `credentials`, `index`, `package`, `key-file`,
 * `service-account`. Of a repeated name the first counts. Unknown values fall to {@link DEFAULTS} and the tool's own defaults and are listed in
 * `ignored`; unknown names are nobody's business. A tool alone implies a purpose that it serves, a purpose alone its
 * default tool; both are kept even where the tool cannot.
 */
export function parseSetupRequest(
  query: Record<string, string | readonly string[] | undefined>,
  guess: Guess,
): SetupRequest {
  const ignored: Ignored[] = []
  const read = <T extends string>(
    name: string,
    known: (value: string) => T | undefined,
    whyNot: (value: string) => string | undefined = () => undefined,
  ) => {
    const given = query[name]
    const value = typeof given === 'string' ? given : given?.[0]
    if (value === undefined || value === '') return undefined
    const choice = known(value)
    if (choice === undefined) {
      const why = whyNot(value)
      ignored.push({ name, value, ...(why === undefined ? {} : { why }) })
    }
    return choice
  }
  const tool = read('tool', among(TOOL_IDS))
  const purpose = read('purpose', among(PURPOSES))
  const namedSystem = read('os', among(SYSTEMS))
  const system = namedSystem ?? guess.system
  const scope = read('scope', among(SCOPES))
  const credentials = read('credentials', among(CREDENTIALS))
  const index = read('index', among(INDEXES))
  const distribution = read('package', (value) => (DISTRIBUTION.test(value) ? value : undefined))
  const refusal = (path: string) => keyFileRefusal(system, path)
  const keyFile = read(
    'key-file',
    (path) => (refusal(path) === undefined ? path : undefined),
    refusal,
  )
  const serviceAccount = read('service-account', parseServiceAccount)
  const chosen = completeChoice({ tool, purpose }, guess.tools)
  const row: Tool = TOOLS[chosen.tool]
  return {
    ...chosen,
    toolIsGuess: tool === undefined,
    system,
    systemIsGuess: namedSystem === undefined,
    scope: scope ?? row.defaultScope,
    credentials: credentials ?? credentialsOf(row),
    index: index ?? DEFAULTS.index,
    ...(distribution === undefined ? {} : { distribution }),
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
    ignored,
  }
}

const among =
  <T extends string>(known: readonly T[]) =>
  (value: string) =>
    known.find((candidate) => candidate === value)

/** Which credentials a tool is shown with when nobody chose. */
export function credentialsOf({ defaultCredentials }: Tool): Credentials {
  return defaultCredentials ?? DEFAULTS.credentials
}

function completeChoice(
  { tool, purpose }: SetupChoices,
  tools: Guess['tools'] = {},
): { tool: ToolId; purpose: Purpose } {
  if (tool !== undefined) return { tool, purpose: purpose ?? purposeFor(tool) }
  const known = purpose ?? DEFAULTS.purpose
  return { tool: tools[known] ?? DEFAULTS.tool[known], purpose: known }
}

/** What to show a tool for: `preferred` if the tool can do that, else the first purpose that it serves. For tool pickers. */
export function purposeFor(tool: ToolId, preferred: Purpose = DEFAULTS.purpose): Purpose {
  const serves = (purpose: Purpose) => typeof TOOLS[tool][purpose] === 'function'
  return [preferred, ...PURPOSES].find(serves) ?? preferred
}

/** The request as choices to build other addresses from: what was guessed is left out, so it stays the reader's own. */
export function choicesOf(request: SetupRequest): SetupChoices {
  const { toolIsGuess, systemIsGuess, ignored: _, tool, system, ...rest } = request
  const row: Tool = TOOLS[tool]
  return toolIsGuess
    ? {
        ...rest,
        ...(systemIsGuess ? {} : { system }),
        // What this tool would have anyway another reader's tool may not.
        scope: rest.scope === row.defaultScope ? undefined : rest.scope,
        credentials: rest.credentials === credentialsOf(row) ? undefined : rest.credentials,
      }
    : { ...rest, tool, ...(systemIsGuess ? {} : { system }) }
}

/**
 * The shortest address of a setup page for some choices, always the same for the same ones. What would be so anyway is left
 * out, but a tool and a system that were chosen never are: what they default to differs from reader to reader. Pickers pass
 * `{ ...choicesOf(request), system: 'windows' }`.
 */
export function setupHref(name: RepositoryName, choices: SetupChoices = {}): string {
  const { tool, purpose, scope, credentials, index } = choices
  const row: Tool | undefined = tool && TOOLS[tool]
  const implied = tool === undefined ? DEFAULTS.purpose : purposeFor(tool)
  const query = new URLSearchParams([
    ...pair('tool', tool),
    ...pair('purpose', purpose === implied ? undefined : purpose),
    ...pair('os', choices.system),
    ...pair('scope', scope === row?.defaultScope ? undefined : scope),
    ...pair('credentials', row && credentials === credentialsOf(row) ? undefined : credentials),
    ...pair('index', index === DEFAULTS.index ? undefined : index),
    ...pair('package', choices.distribution),
    ...pair('key-file', choices.keyFile),
    ...pair('service-account', choices.serviceAccount),
  ]).toString()
  return repositoryHref(name) + (query === '' ? '' : `?${query}`)
}

const pair = (name: string, value: string | undefined): [string, string][] =>
  value === undefined ? [] : [[name, value]]
