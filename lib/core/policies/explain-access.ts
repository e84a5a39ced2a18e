import { type AccessPath, accessOf, type PrincipalAccess } from './access-of'
import { type Certainty, isPossible } from './certainty'
import { AUDITED_ABILITIES, type AuditedAbility } from './deciding-permissions'
import { describePath } from './describe-path'
import { LEAST_ROLE } from './least-role'
import type { PolicyIndex } from './policy-index'

/** Why somebody may or may not do one thing, and what would let them. */
export type AbilityExplanation = {
  is: Certainty
  /** In words for a person. */
  because: string
  /** The grants that it follows from, surest first; empty where there are none. */
  paths: readonly AccessPath[]
  /** What to ask for; missing where it is granted, or where no role would help. */
  missing?: {
    permission: string
    role: { name: string; title: string }
    /** The smallest resource that it can be granted on: the repository. */
    resource: string
  }
}

export type AccessExplanation = Readonly<Record<AuditedAbility, AbilityExplanation>>

/** Explains each ability of one principal (`user:…`) on one repository of the snapshot. */
export function explainAccess(
  index: PolicyIndex,
  member: string,
  repository: string,
): AccessExplanation {
  const access = accessOf(index, member, repository)
  const explain = (ability: AuditedAbility) => explainAbility(index, access, ability, repository)
  const [install, publish, remove, administer] = AUDITED_ABILITIES.map(explain)
  if (!install || !publish || !remove || !administer) throw new Error('An ability is missing.')
  return { install, publish, delete: remove, administer }
}

function explainAbility(
  index: PolicyIndex,
  access: PrincipalAccess,
  ability: AuditedAbility,
  repository: string,
): AbilityExplanation {
  const is = access.abilities[ability]
  const paths = access.paths.filter(({ abilities }) => abilities.includes(ability))
  const mode = index.repositories.get(repository)?.mode
  if (mode !== undefined && !isPossible(ability, mode)) {
    const because =
      ability === 'delete'
        ? 'A virtual repository holds nothing that could be deleted: its packages are in the repositories behind it.'
        : `A ${mode.kind} repository takes no uploads, whoever asks.`
    return { is, because, paths: [] }
  }
  const because = reasonFor(index, access, ability, is, paths, repository)
  if (is === 'granted') return { is, because, paths }
  const { permission, role, title } = LEAST_ROLE[ability]
  // What a deny policy takes away, no role gives back.
  const { taken, barred } = access.denials[ability]
  if (is === 'denied' && taken.length + barred.length > 0) return { is, because, paths }
  return {
    is,
    because,
    paths,
    missing: { permission, role: { name: role, title }, resource: repository },
  }
}

function reasonFor(
  index: PolicyIndex,
  access: PrincipalAccess,
  ability: AuditedAbility,
  is: Certainty,
  paths: readonly AccessPath[],
  repository: string,
): string {
  const [first] = paths
  const line = first === undefined ? '' : describePath(index, first)
  const { taken, barred } = access.denials[ability]
  switch (is) {
    case 'granted':
      return `${line}.`
    case 'conditional': {
      const text = first?.condition?.text?.expression
      const under = text === undefined ? '' : `: \`${text}\``
      return taken.length > 0 && first?.certainty === 'granted'
        ? `${line}, unless the deny policy ${list(taken)} applies.`
        : `${line}${under}.`
    }
    case 'unknown':
      return [
        ...(first?.because === undefined ? [] : [`Perhaps: ${line}. ${first.because}`]),
        ...unreadAbove(index, repository),
        ...modeUnknown(index, repository, ability, first),
      ].join(' ')
    case 'denied':
      return paths.length > 0
        ? `${line}, but the deny policy ${list(taken)} takes it away.`
        : [
            `No policy grants \`${LEAST_ROLE[ability].permission}\` here.`,
            ...access.notInForce
              .filter(({ abilities }) => abilities.includes(ability))
              .map((path) => `Not in force: ${describePath(index, path)}.`),
            ...(barred.length > 0
              ? [`The deny policy ${list(barred)} forbids it: no role would help.`]
              : []),
            ...(ability === 'install' ? throughSentence(access) : []),
          ].join(' ')
  }
}

function unreadAbove(index: PolicyIndex, repository: string): string[] {
  const { holders, endsUnknownAt } = index.lineageOf(repository)
  const unread = holders.filter(({ policy }) => !policy.ok).map(({ name }) => name)
  return [
    ...(unread.length === 0
      ? []
      : [`The policy of ${list(unread)} could not be read: it may grant this.`]),
    ...(endsUnknownAt === undefined
      ? []
      : [`What is above \`${endsUnknownAt}\` could not be seen: it may grant this.`]),
  ]
}

function modeUnknown(
  index: PolicyIndex,
  repository: string,
  ability: AuditedAbility,
  path: AccessPath | undefined,
): string[] {
  const isUnknown = index.repositories.get(repository)?.mode.kind === 'unknown'
  return isUnknown && ability === 'publish' && path?.certainty === 'granted'
    ? [
        `${describePath(index, path)}; but this kind of repository is not known here, and only standard ones take uploads.`,
      ]
    : []
}

function throughSentence({ through }: PrincipalAccess): string[] {
  const names = through
    .filter(({ certainty }) => certainty === 'granted')
    .map(({ repository }) => repository)
  return names.length === 0
    ? []
    : [`Its packages can be installed all the same, through the virtual repository ${list(names)}.`]
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
