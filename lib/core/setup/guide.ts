import type { IniSection } from '../quote/ini-document'
import type { TomlTable } from '../quote/toml-document'
import type { AtLeast } from './at-least'

/**
 * A setup guide is data. The page, and later the Markdown, the JSON and the shell script, are renderings of it.
 * Prose fields are plain text in which `backticks` mark code; they contain no other markup.
 */

/** What the reader types on: Windows has two shells that share nothing but the paths. */
export const SYSTEMS = ['linux', 'macos', 'windows', 'windows-cmd'] as const
export type System = (typeof SYSTEMS)[number]

export const PURPOSES = ['install', 'publish'] as const
export type Purpose = (typeof PURPOSES)[number]

/**
 * Where the configuration goes: for this user everywhere, into the active virtual environment, for everybody on the
 * machine, into a project's own file, or into variables of one terminal.
 */
export const SCOPES = ['user', 'venv', 'machine', 'project', 'environment'] as const
export type Scope = (typeof SCOPES)[number]

/** Whose credentials, and how the tool gets at them, in the order to try them. `credentials.ts` says what each is for. */
export const CREDENTIALS = [
  'adc',
  'gcloud',
  'key-file',
  'gcloud-service-account',
  'impersonation',
  'workload-identity',
  'access-token',
  'key-password',
] as const
export type Credentials = (typeof CREDENTIALS)[number]

/** Where packages come from: this repository alone, a virtual repository in front of it, or PyPI beside it. */
export const INDEXES = ['only', 'virtual', 'beside'] as const
export type Index = (typeof INDEXES)[number]

export type Shell = 'bash' | 'powershell' | 'cmd'
export type Language = 'ini' | 'toml' | 'yaml' | 'dockerfile' | 'json' | 'python'

/** Where a statement comes from: shown as a link beside the step. */
export type Source = { title: string; url: string }

/** Something that is said, with where it comes from. May mark code with `backticks`. */
export type Statement = { text: string; source: Source }

type StepBase = {
  /** Unique in its guide and stable: the page's anchor, and what later results refer to. Kebab case. */
  id: string
  title: string
  /** Why this step exists and what bites here; one or two sentences, may be empty. */
  why: string
  source: Source
  /** What to know before reading on, a few words each: `WRITER ONLY`, `uv ≥ 0.10`. */
  badges?: readonly string[]
  /** One sentence in red: what this may cost. */
  danger?: string
  /** What it is typed on, or written to, if that is not the reader's own computer: `Google Cloud`. Its shell and paths are that machine's. */
  on?: string
}

/** Text with slots for a service account's key: base64 as it is, or percent-encoded for a URL. Filled in the browser alone. */
export type KeyedText = readonly (string | { key: 'base64' | 'url' })[]

/** Something to run. `content` is complete: no placeholder is left for the reader to replace. */
export type CommandStep = StepBase & {
  kind: 'command'
  shell: Shell
  content: string
  /** The same change as a file, for those who prefer it: an alternative to the command, never an addition. */
  asFile?: FileStep
  /** The same command with the key itself, for those who gave it to the page. */
  keyed?: KeyedText
  /** The same change as a file that holds the key; there is nothing to show of it without one. */
  asKeyedFile?: KeyedFile
}

/** A file to have. `content` is what it must contain, not necessarily the whole file. */
export type FileStep = StepBase & {
  kind: 'file'
  language: Language
  /** The file's own name: `pip.conf`. */
  name: string
  /** What the content of an INI file says, to add it to a file that is there already. */
  sections?: readonly IniSection[]
  /** The same of a TOML file. */
  tables?: readonly TomlTable[]
  /** The exact path on that system, in that shell's notation: `$HOME/.pypirc`, `%APPDATA%\pip\pip.ini`. */
  path: string
  content: string
}

/** A file whose content is a secret: only a reader who gave the page the key gets to see it, masked. */
export type KeyedFile = Pick<
  FileStep,
  'title' | 'why' | 'source' | 'language' | 'name' | 'path'
> & {
  keyed: KeyedText
}

/** Something else that a check may print; `source` where what it means is not in the check's own. */
export type Otherwise = { see: string; means: string; source?: Source }

/** Something to run whose output says whether all is well. */
export type CheckStep = StepBase & {
  kind: 'check'
  shell: Shell
  content: string
  /** A line (or part of one) that the output contains when all is well, word for word. */
  expect: string
  /** Versions that the output must show besides, where it shows any. */
  atLeast?: readonly AtLeast[]
  /** What starts the Python that the check looks into: for what else there is to ask there. */
  python?: string
  /** Other things one may see, and what they mean. */
  otherwise: readonly Otherwise[]
}

/** Takes one of the guide's changes back. */
export type UndoStep = StepBase & { kind: 'undo'; shell: Shell; content: string }

export type Step = CommandStep | FileStep | CheckStep | UndoStep

/** Complete instructions for one tool, system, scope and kind of credentials. */
export type Guide = {
  kind: 'guide'
  /** Things that must be there first, each with a check of its own. */
  prerequisites: readonly CheckStep[]
  steps: readonly (CommandStep | FileStep | CheckStep)[]
  /** "Did it work?" At least one. */
  checks: readonly CheckStep[]
  /** How to take every change back, in the order to run. */
  undo: readonly UndoStep[]
}

/** What a combination cannot do, with the reason in words. */
export type Impossible = { kind: 'impossible'; reason: string }
