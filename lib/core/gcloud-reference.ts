import type { RepositoryName } from './repository-name'

/** What a command line says of a repository: unchecked parts, those that are there. */
export type CommandLine = {
  parts: Partial<RepositoryName>
  /** Whether several words are left that could be the repository's name, so that none is taken for it. */
  isAmbiguous: boolean
}

/**
 * Reads how a repository is named to gcloud: `my-repo --location=us --project=my-project`, in any order, with or without the
 * command in front, wherever flags stand; `--flag value` and quotes, too. `undefined` for a text that has none of the three flags and
 * is no command of `gcloud artifacts`. Facts: https://docs.cloud.google.com/sdk/gcloud/reference/artifacts/repositories/describe
 */
export function readCommandLine(text: string): CommandLine | undefined {
  const words = ownWords(splitWords(text))
  const start = words.findIndex((word) => GCLOUD.test(word)) + 1
  const { flags, bare } = sortWords(words.slice(start))
  const named = argumentsOf(bare, start > 0)
  if (flags.size === 0 && !(start > 0 && bare.includes('artifacts'))) return undefined
  const [first, ...others] = named
  return {
    parts: {
      ...(first !== undefined && others.length === 0 && { repository: first }),
      ...Object.fromEntries(flags),
    },
    isAmbiguous: others.length > 0 && !flags.has('repository'),
  }
}

const GCLOUD = /(?:^|[\\/])gcloud(?:\.(?:cmd|ps1))?$/i
const PART = /^--(project|location|repository)(?:=(.*))?$/s

// gcloud 528, `flags` in data/cli/gcloud_completions.py, of `gcloud` and of all under `gcloud artifacts`: those of type `bool`. The
// word after any other belongs to it.
const WITHOUT_VALUE = new Set(
  [
    'all allow-snapshot-overwrites allow-vulnerability-scanning allow-overwrite async clear-labels copy-only delete-tags',
    'disable-remote-validation disable-vulnerability-scanning dry-run help immutable-tags include-tags log-http quiet remote',
    'show-all-metadata show-build-details show-deployment show-image-basis show-occurrences show-package-vulnerability',
    'show-provenance show-sbom-references skip-existing skip-iam-update skip-pre-copy uri use-analyze-iam user-output-enabled version',
  ].flatMap((line) => line.split(' ')),
)

/** The words of a shell's line; quotes are taken off, and an end of line that is escaped is a blank. */
function splitWords(text: string): readonly string[] {
  const words = text.replace(/[\\^`]\r?\n/g, ' ').match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}

/** Without what the output goes to, and what is run next. */
function ownWords(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => /^(?:\|\|?|&&?|;|\d?>{1,2}.*|#.*)$/.test(word))
  return end < 0 ? words : words.slice(0, end)
}

function sortWords(words: readonly string[]) {
  const flags = new Map<keyof RepositoryName, string>()
  const bare: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const [, part, value] = PART.exec(word) ?? []
    const next = words[at + 1]
    const takesNext = isOpenFlag(word) && next !== undefined && !next.startsWith('--')
    if (part === 'project' || part === 'location' || part === 'repository') {
      flags.set(part, value ?? (takesNext ? next : ''))
    } else if (!word.startsWith('-')) bare.push(word)
    if (takesNext) at += 1
  }
  return { flags, bare }
}

/** `--flag` whose value is the next word. */
function isOpenFlag(word: string): boolean {
  const flag = /^--([a-z][a-z0-9-]*)$/i.exec(word)?.[1]
  return (
    flag !== undefined && !WITHOUT_VALUE.has(flag) && !WITHOUT_VALUE.has(flag.replace(/^no-/, ''))
  )
}

/** The words that may be the name: what follows `repositories` and what is to be done with them, or all where no command is. */
function argumentsOf(bare: readonly string[], isGcloud: boolean): readonly string[] {
  const [track, ...rest] = bare
  const [group, ...inGroup] = /^(?:alpha|beta|preview)$/.test(track ?? '') ? rest : bare
  const path =
    group === 'artifacts' ? inGroup : [group, ...inGroup].filter((one) => one !== undefined)
  const isCommand = isGcloud || group === 'artifacts' || COMMANDS.test(path.slice(0, 2).join(' '))
  if (!isCommand) return bare
  const [kind, verb, ...names] = path
  if (kind !== 'repositories' || verb === undefined) return []
  // A file follows the name.
  return verb === 'set-iam-policy' && names.length === 2 ? names.slice(0, 1) : names
}

/** How a command goes on that was copied without its beginning. */
const COMMANDS =
  /^(?:repositories (?:describe|create|delete|update|list|[a-z]+(?:-[a-z]+)+)|print-settings [a-z]+)$/
