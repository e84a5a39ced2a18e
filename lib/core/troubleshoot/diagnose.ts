import { resourceName } from '../repository-name'
import type { Context, Diagnosis, Suspect } from './diagnosis'
import { readDoctorCode } from './doctor-code'
import { type Fact, type Facts, readFacts } from './facts'
import { maskSecrets } from './mask-secrets'
import { findPhrase, findWords } from './phrase'
import { type Output, readOutput, squeeze } from './read-output'
import { resolve, untoldTo } from './resolve'
import type { Signature } from './signature'
import { SIGNATURES } from './signatures'

const PASTE_ALL =
  'The client says this of every package index. If it was about a repository of Artifact Registry, paste all that it printed, from the command on: the address tells. Or paste it on the repository’s setup page.'

/** What a text that a client printed means. Pure, and quick for a megabyte; the text may hold secrets, the answer never does. */
export function diagnose(text: string, context: Context = {}): Diagnosis {
  const { text: safe } = maskSecrets(text)
  const output = readOutput(safe)
  const code = readDoctorCode(output.flat)
  if (code) return { kind: 'doctor', code }
  const facts = readFacts(output, context.repository)
  const account = accountSeen(output, context)
  if (account) return account

  const signature = SIGNATURES.find(
    (one) => isThere(one, output, facts, findPhrase) && isMeant(one, facts),
  )
  if (!signature) {
    const sounds = SIGNATURES.some((one) => isThere(one, output, facts, findWords))
    return sounds ? unclear(facts) : { kind: 'not-known' }
  }
  if (signature.ask !== undefined) return { kind: 'more', ask: signature.ask }
  const line = tellingLine(signature, output)
  const elsewhere = namesAnother(facts, context)
  const suspects = signature.means.map(([cause, sure]) => ({ cause, sure }))
  const untold = untoldTo(suspects, facts, context)
  return {
    kind: 'causes',
    suspects: [...resolve(suspects, facts, context), ...besides(signature, output, facts)],
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(untold === undefined ? {} : { untold }),
    ...(line === undefined ? {} : { line }),
    signature: signature.id,
    ...(signature.client === undefined ? {} : { client: signature.client }),
  }
}

function unclear({ has }: Facts): Diagnosis {
  return has.has('elsewhere') || has.has('trouble-elsewhere')
    ? { kind: 'not-known' }
    : { kind: 'more', ask: PASTE_ALL }
}

function namesAnother({ has, repositories: [named] }: Facts, { repository }: Context) {
  return repository && named && has.has('other-repository')
    ? `The text is about \`${resourceName(named)}\`, this page is about \`${resourceName(repository)}\`.`
    : undefined
}

/** What the page's command prints, that shows whose credentials win: an address and where it comes from; or an address and nothing else. */
function accountSeen({ lines, flat }: Output, { repository, standing }: Context) {
  const [line, email, by] =
    /^([\w.+-]{1,100}@[a-z0-9.-]{3,200})( by (?:Application Default Credentials|gcloud auth login))?$/i.exec(
      lines.at(-1) ?? '',
    ) ?? []
  const asked = by !== undefined || lines.length === 1 || flat.includes('google.auth.default')
  if (line === undefined || email === undefined || !asked || !repository) return undefined
  if (standing?.email.toLowerCase() === email.toLowerCase()) return undefined
  const other = standing ? `, and here you are signed in as ${standing.email}` : ''
  const suspect = {
    cause: 'wrong-account',
    sure: standing ? 'likely' : 'possible',
    because: `Programs on this computer ask as ${email}${other}.`,
  } as const
  return { kind: 'causes', suspects: [suspect], line } as const
}

function isThere(
  signature: Signature,
  { flat, squeezed }: Output,
  { has }: Facts,
  find: typeof findPhrase,
): boolean {
  const { all, any, none = [], facts = [], without = [] } = signature
  const says = (phrase: string) => find(phrase)(squeezed)
  return (
    facts.every((fact) => has.has(fact)) &&
    !without.some((fact) => has.has(fact)) &&
    all.every((one) => (typeof one === 'string' ? says(one) : one.test(flat))) &&
    (any === undefined || any.some(says)) &&
    !none.some(says)
  )
}

/** Whether it is about a repository of Artifact Registry at all. */
function isMeant({ needs }: Signature, { has }: Facts): boolean {
  const anyOf = (...facts: readonly Fact[]) => facts.some((fact) => has.has(fact))
  if (needs !== undefined && needs !== 'connection' && anyOf('trouble-elsewhere')) return false
  switch (needs) {
    case 'connection':
      return has.has('connection')
    case 'section':
      return has.has('own-section')
    case 'registry':
      return has.has('registry')
    case 'page':
      return anyOf('registry') || (anyOf('page') && !anyOf('elsewhere'))
    case 'page-anyway':
      return anyOf('registry', 'page')
    default:
      return true
  }
}

/** What is wrong as well, whatever the first thing is. */
function besides({ means }: Signature, { squeezed }: Output, { has }: Facts): readonly Suspect[] {
  const more: readonly Suspect[] = [
    ...(has.has('several-indexes') ? [{ cause: 'second-index', sure: 'likely' } as const] : []),
    ...(has.has('registry') && /:\/\/[^\s]{0,100}aiza\*\*\*\*/.test(squeezed)
      ? [{ cause: 'api-key', sure: 'likely' } as const]
      : []),
  ]
  return more.filter(({ cause }) => !means.some(([one]) => one === cause))
}

function tellingLine({ all, any = [] }: Signature, { lines }: Output): string | undefined {
  const looks = [...all, ...any].map((one) => {
    const says = typeof one === 'string' ? findPhrase(one) : undefined
    return (line: string, squeezed: string) =>
      typeof one === 'string' ? says?.(squeezed) : one.test(line)
  })
  const hit = (line: string) => {
    const squeezed = squeeze(line)
    return looks.some((look) => look(line, squeezed))
  }
  const line = lines.find(hit)
  return line !== undefined && line.length > 300 ? `${line.slice(0, 300)}…` : line
}
