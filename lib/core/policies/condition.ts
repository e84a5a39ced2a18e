import { parseTimestamp } from './timestamp'

/** What a condition is judged on. `now` is milliseconds since 1970. */
export type ConditionContext = { now: number; resource: string }

/** `unclear` is anything but the simple forms: it is not guessed. */
export type Verdict = 'met' | 'unmet' | 'unclear'

/** A condition made ready to be judged. */
export type ReadCondition = {
  judge(context: ConditionContext): Verdict
  /** False where it is the same for every repository. */
  dependsOnName: boolean
  /** Plain words, as `until 2099-01-01 00:00 UTC`; for what is not understood, that it is not. */
  says: string
}

const TEXT = String.raw`(?:"([^"'\\\n]*)"|'([^"'\\\n]*)')`
const TERM = new RegExp(
  String.raw`\s*(?:request\.time\s*(<=|>=|<|>)\s*timestamp\(\s*${TEXT}\s*\)|resource\.name\.(startsWith)\(\s*${TEXT}\s*\)|resource\.(name|type|service)\s*==\s*${TEXT}|\(\s*resource\.name\s*==\s*${TEXT}\s*\|\|\s*resource\.name\.startsWith\(\s*${TEXT}\s*\)\s*\))\s*(&&|$)`,
  'y',
)

/**
 * Reads the simple forms, exactly: `request.time < timestamp("…")` (and `<=`, `>`, `>=`), `resource.name.startsWith("…")`,
 * `resource.name|type|service == "…"`, one resource with all below it (`(resource.name == "R" ||
 * resource.name.startsWith("R/"))`), and several of these joined by `&&` alone. Everything else stays unclear.
 * Facts: https://docs.cloud.google.com/iam/docs/conditions-attribute-reference
 */
export function readCondition(expression: string): ReadCondition {
  const terms: ReadCondition[] = []
  let at = 0
  let isComplete = false
  while (!isComplete) {
    TERM.lastIndex = at
    const match = TERM.exec(expression)
    const term = match === null ? undefined : readTerm(match)
    if (match === null || term === undefined) return UNCLEAR
    terms.push(term)
    at = TERM.lastIndex
    isComplete = match[14] === ''
  }
  return {
    judge: (context) => {
      const verdicts = terms.map((term) => term.judge(context))
      if (verdicts.includes('unmet')) return 'unmet'
      return verdicts.includes('unclear') ? 'unclear' : 'met'
    },
    dependsOnName: terms.some((term) => term.dependsOnName),
    says: terms.map(({ says }) => says).join(', and '),
  }
}

/** A condition that is there but was not shown, or is of no simple form. */
export const UNCLEAR: ReadCondition = {
  judge: () => 'unclear',
  dependsOnName: false,
  says: 'under a condition that this page does not judge',
}

function readTerm(match: RegExpExecArray): ReadCondition | undefined {
  const [, operator, time1, time2, startsWith, prefix1, prefix2, attribute, text1, text2] = match
  if (operator !== undefined) return timeTerm(operator, time1 ?? time2 ?? '')
  if (startsWith !== undefined) return nameTerm('startsWith', prefix1 ?? prefix2 ?? '')
  const [whole, below] = [match[10] ?? match[11], match[12] ?? match[13]]
  if (whole !== undefined) return below === `${whole}/` ? nameTerm('==', whole) : undefined
  const text = text1 ?? text2 ?? ''
  return attribute === 'name' ? nameTerm('==', text) : kindTerm(attribute, text)
}

function timeTerm(operator: string, text: string): ReadCondition | undefined {
  const limit = parseTimestamp(text)
  if (limit === undefined) return undefined
  const at = `${new Date(limit).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const compare: Record<string, (now: number) => boolean> = {
    '<': (now) => now < limit,
    '<=': (now) => now <= limit,
    '>': (now) => now > limit,
    '>=': (now) => now >= limit,
  }
  const holds = compare[operator]
  if (holds === undefined) return undefined
  return {
    judge: ({ now }) => (holds(now) ? 'met' : 'unmet'),
    dependsOnName: false,
    says: operator.startsWith('<') ? `until ${at}` : `from ${at} on`,
  }
}

function nameTerm(form: 'startsWith' | '==', text: string): ReadCondition {
  // Resource names may be written with the project's number, which a repository's name does not tell.
  const isByNumber = /^(?:\/\/[^/]+\/)?projects\/\d/.test(text)
  return {
    judge: ({ resource }) => {
      if (isByNumber) return 'unclear'
      return (form === '==' ? resource === text : resource.startsWith(text)) ? 'met' : 'unmet'
    },
    dependsOnName: true,
    says:
      form === '=='
        ? `only on \`${text}\``
        : `only on resources whose name begins with \`${text}\``,
  }
}

const OF_REPOSITORIES: Record<string, string> = {
  type: 'artifactregistry.googleapis.com/Repository',
  service: 'artifactregistry.googleapis.com',
}

function kindTerm(attribute: string | undefined, text: string): ReadCondition | undefined {
  const own = attribute === undefined ? undefined : OF_REPOSITORIES[attribute]
  if (own === undefined) return undefined
  return {
    judge: () => (text === own ? 'met' : 'unmet'),
    dependsOnName: false,
    says: `only for the ${attribute} \`${text}\``,
  }
}
