/**
 * Whom a binding names. Facts: https://docs.cloud.google.com/iam/docs/principal-identifiers, and the description of
 * `Binding.members` in IAM's discovery document.
 */
export type Principal =
  | { kind: 'user' | 'group'; email: string }
  /** `isDefault`: of Compute Engine or App Engine, which every workload without an account of its own runs as. */
  | { kind: 'service-account'; email: string; isDefault: boolean }
  | { kind: 'domain'; domain: string }
  /** Anyone on the internet, signed in or not. */
  | { kind: 'all-users' }
  /** Anyone with any Google account, of whatever organization. */
  | { kind: 'all-authenticated-users' }
  /** Whoever holds the basic role in the project's own policy. */
  | { kind: 'project-role'; role: 'owner' | 'editor' | 'viewer'; project: string }
  /** A workload in Google Kubernetes Engine. `cluster` is the pool: `PROJECT.svc.id.goog`. */
  | { kind: 'kubernetes'; cluster: string; namespace: string; account: string }
  /** One identity of a workload or workforce pool. `pool` begins with `//iam.googleapis.com/`. */
  | { kind: 'federated'; pool: string; subject: string }
  /** Many identities of a pool; `which` as `*`, `group/…`, `attribute.…/…`. */
  | { kind: 'federated-set'; pool: string; which: string }
  /** An account that no longer exists; it may come back under `uid` for a while. `was` as the other kinds' text. */
  | { kind: 'deleted'; was: string; uid: string | undefined }
  /** A form that this program does not know: shown as it is, never dropped. */
  | { kind: 'unknown' }

export const PRINCIPAL_KINDS = [
  'user',
  'group',
  'service-account',
  'domain',
  'all-users',
  'all-authenticated-users',
  'project-role',
  'kubernetes',
  'federated',
  'federated-set',
  'deleted',
  'unknown',
] as const satisfies readonly Principal['kind'][]
export type PrincipalKind = Principal['kind']

// https://docs.cloud.google.com/iam/docs/service-account-types#default
const DEFAULT_ACCOUNT = /^(?:\d+-compute@developer|[a-z0-9.-]+@appspot)\.gserviceaccount\.com$/
const POOL = String.raw`\/\/iam\.googleapis\.com\/(?:projects\/[^/]+\/)?locations\/global\/work(?:load|force)(?:Identity)?Pools\/[^/]+`
const SUBJECT = new RegExp(`^principal:(${POOL})/subject/(.+)$`)
const SET = new RegExp(`^principalSet:(${POOL})/(.+)$`)
const KUBERNETES_ACCOUNT = /^serviceAccount:([^[\]]+\.svc\.id\.goog)\[([^/[\]]+)\/([^[\]]+)\]$/
const KUBERNETES_SUBJECT = /^ns\/([^/]+)\/sa\/([^/]+)$/

/**
 * The one spelling of a member: e-mail addresses and domains in lower case, since Google does not tell their cases
 * apart. What is not such a member stays as it is.
 */
export function canonicalMember(member: string): string {
  return /^(?:user|group|serviceAccount|domain):[^[\]]*$/.test(member)
    ? member.replace(/:.*$/, (rest) => rest.toLowerCase())
    : member
}

/** Reads a member of a binding. Text of no known form is `unknown`, never an exception. */
export function parsePrincipal(text: string): Principal {
  const member = canonicalMember(text)
  if (member === 'allUsers') return { kind: 'all-users' }
  if (member === 'allAuthenticatedUsers') return { kind: 'all-authenticated-users' }
  if (member.startsWith('deleted:')) return parseDeleted(member)
  const [, cluster, namespace, account] = KUBERNETES_ACCOUNT.exec(member) ?? []
  if (cluster !== undefined && namespace !== undefined && account !== undefined) {
    return { kind: 'kubernetes', cluster, namespace, account }
  }
  return parseFederated(member) ?? parseNamed(member) ?? { kind: 'unknown' }
}

function parseNamed(member: string): Principal | undefined {
  const [, prefix, rest] = /^([A-Za-z]+):(\S+)$/.exec(member) ?? []
  if (prefix === undefined || rest === undefined) return undefined
  const isEmail = /^[^@]+@[^@]+$/.test(rest)
  switch (prefix) {
    case 'user':
    case 'group':
      return isEmail ? { kind: prefix, email: rest } : undefined
    case 'serviceAccount':
      return isEmail
        ? { kind: 'service-account', email: rest, isDefault: DEFAULT_ACCOUNT.test(rest) }
        : undefined
    case 'domain':
      return { kind: 'domain', domain: rest }
    case 'projectOwner':
      return { kind: 'project-role', role: 'owner', project: rest }
    case 'projectEditor':
      return { kind: 'project-role', role: 'editor', project: rest }
    case 'projectViewer':
      return { kind: 'project-role', role: 'viewer', project: rest }
    default:
      return undefined
  }
}

function parseFederated(member: string): Principal | undefined {
  const [, pool, subject] = SUBJECT.exec(member) ?? []
  if (pool !== undefined && subject !== undefined) {
    const [, namespace, account] = KUBERNETES_SUBJECT.exec(subject) ?? []
    const cluster = pool.slice(pool.lastIndexOf('/') + 1)
    const isKubernetes = cluster.endsWith('.svc.id.goog')
    return isKubernetes && namespace !== undefined && account !== undefined
      ? { kind: 'kubernetes', cluster, namespace, account }
      : { kind: 'federated', pool, subject }
  }
  const [, setPool, which] = SET.exec(member) ?? []
  if (setPool === undefined || which === undefined) return undefined
  return { kind: 'federated-set', pool: setPool, which }
}

/**
 * Whether nobody can sign in as it: a deleted account's grants are in force again only if that very account is restored; a new
 * one of the same name does not have them. `Binding.members` in IAM's discovery document.
 */
export function isGone({ kind }: Principal): boolean {
  return kind === 'deleted'
}

function parseDeleted(member: string): Principal {
  const [, was = '', uid] = /^deleted:(.*?)(?:\?uid=(.*))?$/.exec(member) ?? []
  return { kind: 'deleted', was, uid }
}

/** The pool that a federated identity comes through, and the member that stands for the whole of it. */
export function poolOf(member: string): { pool: string; everyone: string } | undefined {
  const pool = SUBJECT.exec(member)?.[1]
  return pool === undefined ? undefined : { pool, everyone: `principalSet:${pool}/*` }
}
