import type { Access } from '../access'
import type { RepositoryMode } from '../inventory/repository-details'
import { accessOf, type PrincipalAccess } from './access-of'
import { isPossible } from './certainty'
import type { AuditedAbility } from './deciding-permissions'
import { describePath } from './describe-path'
import { LEAST_ROLE } from './least-role'
import type { PolicyIndex } from './policy-index'
import type { RequestedRole } from './request/requested-role'
import { whyBefore } from './why-before'

/** Why somebody may or may not do one thing: Google's verdict, and what the policies say of it. */
export type AbilityReason = {
  /** Google's, whatever the policies look like. */
  is: Access['is']
  /** One sentence or two. */
  because: string
  /** Each grant that it follows from, or may follow from, in words. */
  grants: readonly string[]
  /** The permission that decides. */
  permission: string
  /** What to ask for; missing where it is granted or not known, or where no role would help. */
  ask?: RequestedRole
}

/**
 * Gives Google's answer its reason. The answer is the truth: policies that seem to say something else could not all be
 * read. `index` is undefined where no policies were read; `mode` where the repository was not.
 */
export function whyAccess(options: {
  access: Access
  ability: AuditedAbility
  mode: RepositoryMode | undefined
  index: PolicyIndex | undefined
  /** `user:…`. */
  member: string
  /** The repository's resource name. */
  repository: string
}): AbilityReason {
  const { access, ability, mode, index, member, repository } = options
  const { permission } = LEAST_ROLE[ability]
  const plain = { is: access.is, because: access.because, grants: [], permission }
  if (access.is === 'unknown' || (mode !== undefined && !isPossible(ability, mode))) return plain
  const found = index?.repositories.has(repository)
    ? { index, who: accessOf(index, member, repository) }
    : undefined
  if (access.is === 'granted') {
    if (found === undefined) return { ...plain, because: HIDDEN }
    return { ...plain, ...whyGranted(found.index, found.who, ability) }
  }
  const { because: least, ask } = whyBefore(access, ability, mode)
  return {
    ...plain,
    because: least,
    ...(found && whyDenied(found.index, found.who, ability, least)),
    ...(ask === undefined || (found && isForbidden(found.who, ability)) ? {} : { ask }),
  }
}

/** What a deny policy takes away, seen or not, no role gives back. */
function isForbidden({ paths, denials }: PrincipalAccess, ability: AuditedAbility): boolean {
  const { taken, barred } = denials[ability]
  const isGiven = paths.some(
    ({ certainty, abilities }) => certainty === 'granted' && abilities.includes(ability),
  )
  return taken.length + barred.length > 0 || isGiven
}

const HIDDEN = 'Google says yes; you may not read the policy that grants it.'

type Why = Pick<AbilityReason, 'because' | 'grants'>

function whyGranted(index: PolicyIndex, who: PrincipalAccess, ability: AuditedAbility): Why {
  const paths = who.paths.filter(({ abilities }) => abilities.includes(ability))
  const grants = paths.map((path) =>
    path.certainty === 'unknown'
      ? `Perhaps ${describePath(index, path)}. ${path.because ?? ''}`.trim()
      : `${describePath(index, path)}.`,
  )
  const [first] = paths
  if (first === undefined) return { because: HIDDEN, grants }
  const line = describePath(index, first)
  switch (first.certainty) {
    case 'granted':
      return { because: `${line}.`, grants }
    case 'conditional':
      return { because: `Google says yes: ${line}.`, grants }
    case 'unknown':
      return { because: `Google says yes; perhaps as ${line}.`, grants }
  }
}

function whyDenied(
  index: PolicyIndex,
  who: PrincipalAccess,
  ability: AuditedAbility,
  because: string,
): Why {
  const taken = who.paths.filter(({ abilities }) => abilities.includes(ability))
  const [first] = taken
  const { taken: takenBy, barred } = who.denials[ability]
  if (first?.certainty === 'granted') {
    // New grants take two minutes as a rule, seven or more at times:
    // https://docs.cloud.google.com/iam/docs/access-change-propagation
    const how =
      takenBy.length > 0
        ? `, but the deny policy ${inCode(takenBy)} takes \`${LEAST_ROLE[ability].permission}\` away.`
        : ', yet Google says no: a deny policy or an access boundary that you may not see takes it away, or the grant is only minutes old.'
    return { because: `${describePath(index, first)}${how}`, grants: [] }
  }
  if (barred.length > 0) {
    return {
      because: `The deny policy ${inCode(barred)} forbids \`${LEAST_ROLE[ability].permission}\`: no role would help.`,
      grants: [],
    }
  }
  const over = who.notInForce.filter(({ abilities }) => abilities.includes(ability))
  const through = who.through.filter(({ certainty }) => certainty === 'granted')
  const [run] = over
  return {
    because: [
      because,
      ...(run === undefined ? [] : [`Not in force: ${describePath(index, run)}.`]),
      ...(first?.certainty === 'conditional'
        ? [`Google says no now: ${describePath(index, first)}.`]
        : []),
      ...(ability === 'install' && through.length > 0
        ? [
            `Its packages can be installed all the same, through ${inCode(through.map(({ repository }) => repository))}.`,
          ]
        : []),
    ].join(' '),
    grants: over.slice(1).map((path) => `Not in force: ${describePath(index, path)}.`),
  }
}

function inCode(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
