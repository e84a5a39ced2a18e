import { simpleIndexUrl, uploadUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CommandStep, Purpose, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import type { Subject } from '../tool'
import { FIXED_USER } from './fixed-user'
import { besidePyPI, onlyHere } from './uv-effect'
import { type UvPlan, uvIndexName } from './uv-tables'
import { setVariables, unsetVariables, type Variable } from './variables'

/** uv writes a name in capitals with `_` for all that is no letter or digit (tried: 0.13.9, `team-2-x` is `TEAM_2_X`). */
function indexVariable(subject: Subject, purpose: Purpose, part: 'USERNAME' | 'PASSWORD'): string {
  return `UV_INDEX_${uvIndexName(subject, purpose).toUpperCase().replaceAll('-', '_')}_${part}`
}

const literal = ({ password }: PasswordSignIn): Variable[1] => [
  '',
  { secret: password, encoding: 'literal' },
  '',
]

/** User name and password of an index, which uv also takes for publishing to it (tried: 0.10.0, 0.13.9). */
function credentials(
  subject: Subject,
  purpose: Purpose,
  signIn: PasswordSignIn,
): readonly Variable[] {
  return [
    [indexVariable(subject, purpose, 'USERNAME'), signIn.user],
    [indexVariable(subject, purpose, 'PASSWORD'), literal(signIn)],
  ]
}

/**
 * All that a file would say. A variable cannot say `authenticate`, so uv asks keyring for a password only, and the user name is given
 * (0.13.9: without it, 401).
 */
function indexVariables(subject: Subject, { purpose, signIn }: UvPlan): readonly Variable[] {
  const provider: readonly Variable[] = signIn ? [] : [['UV_KEYRING_PROVIDER', 'subprocess']]
  const user = signIn?.user ?? 'oauth2accesstoken'
  if (purpose === 'publish') {
    return [
      ...provider,
      ['UV_PUBLISH_URL', uploadUrl(subject.repository)],
      ['UV_PUBLISH_USERNAME', user],
      ...(signIn ? [['UV_PUBLISH_PASSWORD', literal(signIn)] as const] : []),
    ]
  }
  const index = `${uvIndexName(subject, purpose)}=${simpleIndexUrl(subject.repository)}`
  return [
    ...provider,
    [subject.index === 'beside' ? 'UV_INDEX' : 'UV_DEFAULT_INDEX', index],
    ...(signIn
      ? credentials(subject, purpose, signIn)
      : [[indexVariable(subject, purpose, 'USERNAME'), user] as const]),
  ]
}

const AGE: Readonly<Record<string, string>> = {
  oauth2accesstoken: 'The token is over after 60 minutes: run this again then.',
  _json_key_base64:
    'Close the terminal when you are done: its programs can read the key, and base64 hides nothing.',
}
const age = (signIn: PasswordSignIn | undefined) => (signIn && AGE[signIn.user]) ?? ''

/** For an index that a file names: user name and password, in this terminal. */
export function setUvPassword(
  subject: Subject,
  purpose: Purpose,
  signIn: PasswordSignIn,
): CommandStep {
  return setVariables(subject, credentials(subject, purpose, signIn), {
    title: 'Hand uv the password',
    why: `In this terminal. The names of the variables contain that of the index. ${age(signIn)}`,
    source: SOURCES.uvIndexes,
  })
}

/** Takes {@link setUvPassword} back. */
export function unsetUvPassword(
  subject: Subject,
  purpose: Purpose,
  signIn: PasswordSignIn,
): UndoStep {
  return forget(subject, credentials(subject, purpose, signIn), 'In this terminal.')
}

/** Instead of a file: the repository and who asks, in this terminal. */
export function setUvVariables(subject: Subject, plan: UvPlan): CommandStep {
  const { title, why } = effect(subject, plan)
  return setVariables(subject, indexVariables(subject, plan), {
    id: 'set-index',
    title,
    why: `${why} ${age(plan.signIn)}`.trim(),
    source: SOURCES.uvEnvironment,
  })
}

function effect(subject: Subject, { purpose, use, signIn }: UvPlan) {
  if (purpose === 'publish') {
    return {
      title: 'Tell uv where to publish',
      why: `In this terminal. The address has no \`/simple/\`.${signIn ? '' : ` ${FIXED_USER}`}`,
    }
  }
  const where = 'in this terminal'
  const { title, why } = subject.index === 'beside' ? besidePyPI(where) : onlyHere(where)
  return { title, why: use === 'projects' ? `${why} ${WRITES_PROJECT}` : why }
}

// uv 0.13.9 wrote the index with `default = true`, and a pin of the package to it.
const WRITES_PROJECT =
  '`uv add` also writes the index into `pyproject.toml`, without user name and password.'

/** Takes {@link setUvVariables} back. */
export function unsetUvVariables(subject: Subject, plan: UvPlan): UndoStep {
  const without = {
    install: 'Without them uv looks on PyPI.',
    publish: 'Without them `uv publish` goes to the public PyPI.',
  }[plan.purpose]
  const remembered =
    plan.use === 'tools'
      ? ' A program that you installed meanwhile remembers the repository until you `uv tool uninstall` it.'
      : ''
  const written =
    plan.use === 'projects' && plan.purpose === 'install'
      ? ` After a \`uv add\`, also delete \`[[tool.uv.index]]\` with the name \`${uvIndexName(subject, plan.purpose)}\` and what names it under \`[tool.uv.sources]\` from \`pyproject.toml\`, and run \`uv lock\`.`
      : ''
  return forget(
    subject,
    indexVariables(subject, plan),
    `In this terminal. ${without}${remembered}${written}`,
  )
}

function forget(subject: Subject, variables: readonly Variable[], why: string): UndoStep {
  return unsetVariables(
    subject,
    variables.map(([name]) => name),
    { title: 'Forget the variables', why, source: SOURCES.uvEnvironment },
  )
}
