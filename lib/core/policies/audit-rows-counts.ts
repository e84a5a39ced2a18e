import type { AccessMatrix } from './access-matrix'
import type { AuditTables } from './audit-tables'
import { type Certainty, surestOf } from './certainty'
import type { AuditedAbility } from './deciding-permissions'

/** Who can do one thing with one repository, in numbers that never count a set of people as nobody. */
export type WhoCan = {
  people: number
  serviceAccounts: number
  workloads: number
  /** Sets with an unknown number of people or workloads in them. */
  groups: number
  domains: number
  pools: number
  basicRoles: number
  unreadable: number
  everyone: 'internet' | 'google-accounts' | undefined
  isEveryoneThrough: boolean
  /** How many of all these under a condition that is not judged. */
  conditional: number
  /** How many of them install only through a virtual repository in front of this one. */
  through: number
  /** Whether something that could not be read may allow more. */
  perhapsMore: boolean
}

/** Counts, among `principals` (positions), whom the matrix lets do it. The known members of groups count themselves. */
export function countWhoCan(
  tables: AuditTables,
  matrix: AccessMatrix,
  options: { repository: number; principals: readonly number[]; ability: AuditedAbility },
): WhoCan {
  const count: WhoCan = {
    ...{ people: 0, serviceAccounts: 0, workloads: 0, groups: 0, domains: 0, pools: 0 },
    ...{ basicRoles: 0, unreadable: 0, conditional: 0, through: 0 },
    everyone: undefined,
    isEveryoneThrough: false,
    perhapsMore: false,
  }
  const hides = hidesMore(tables, options.repository)
  for (const at of options.principals) {
    const { certainty, isThrough } = certaintyFor(matrix, at, options)
    if (certainty === 'denied') continue
    if (certainty === 'unknown') {
      count.perhapsMore ||= hides
      continue
    }
    const one = tables.principals[at]
    if (one === undefined || one.standsFor === 'known members') continue
    if (certainty === 'conditional') count.conditional += 1
    if (isThrough) count.through += 1
    const { kind } = one.principal
    if (kind === 'all-users' || kind === 'all-authenticated-users') {
      const everyone = kind === 'all-users' ? 'internet' : 'google-accounts'
      if (count.everyone === 'internet' && everyone !== 'internet') continue
      count.everyone = everyone
      count.isEveryoneThrough = isThrough
    } else if (kind !== 'deleted') count[COUNTED_AS[kind]] += 1
  }
  return count
}

/** Who reads what is in it through a virtual repository installs from it as well: the surer way counts. */
function certaintyFor(
  matrix: AccessMatrix,
  principal: number,
  { repository, ability }: { repository: number; ability: AuditedAbility },
): { certainty: Certainty; isThrough: boolean } {
  const own = matrix.certaintyAt(principal, repository, ability)
  if (ability !== 'install' || own === 'granted') return { certainty: own, isThrough: false }
  const certainty = surestOf([own, matrix.certaintyAt(principal, repository, 'through')])
  return { certainty, isThrough: certainty !== own }
}

/** Whether more is unknown than who is in a group: the group itself is among the numbers. */
function hidesMore({ index, repositories }: AuditTables, repository: number): boolean {
  const { key = '', mode } = repositories[repository] ?? {}
  const { holders, endsUnknownAt } = index.lineageOf(key)
  return (
    mode?.kind === 'unknown' ||
    endsUnknownAt !== undefined ||
    holders.some(
      ({ policy, grants }) => !policy.ok || grants.some(({ role }) => role.perhaps !== 0),
    )
  )
}

const COUNTED_AS = {
  user: 'people',
  'service-account': 'serviceAccounts',
  kubernetes: 'workloads',
  federated: 'workloads',
  group: 'groups',
  domain: 'domains',
  'federated-set': 'pools',
  'project-role': 'basicRoles',
  unknown: 'unreadable',
} as const

/** The numbers in words, as `3 people, 2 groups of unknown size`. */
export function describeWhoCan(count: WhoCan): string {
  const parts = [
    plural(count.people, 'person', 'people'),
    plural(count.serviceAccounts, 'service account', 'service accounts'),
    plural(count.workloads, 'workload', 'workloads'),
    plural(count.groups, 'group of unknown size', 'groups of unknown size'),
    plural(count.domains, 'whole domain', 'whole domains'),
    plural(count.pools, 'set of federated identities', 'sets of federated identities'),
    plural(count.basicRoles, 'basic role of unknown holders', 'basic roles of unknown holders'),
    plural(count.unreadable, 'principal of unknown kind', 'principals of unknown kind'),
  ].filter((part) => part !== '')
  const everyone =
    count.everyone === 'internet'
      ? ['everybody on the internet']
      : count.everyone === 'google-accounts'
        ? ['every Google account']
        : []
  const known = count.everyone === undefined ? parts : everyone
  if (known.length === 0) return count.perhapsMore ? 'not known' : 'nobody'
  const notes = [
    ...(count.conditional > 0 ? [`${count.conditional} under a condition`] : []),
    ...throughNote(count),
  ]
  const noted = notes.length > 0 ? ` (${notes.join(', ')})` : ''
  return `${known.join(', ')}${noted}${count.perhapsMore ? ', perhaps others' : ''}`
}

/** Of everybody there is no number; what the others do by themselves is part of it. */
function throughNote({ everyone, isEveryoneThrough, through }: WhoCan): string[] {
  if (everyone !== undefined) return isEveryoneThrough ? ['through a virtual repository'] : []
  return through > 0 ? [`${through} through a virtual repository`] : []
}

function plural(number: number, one: string, many: string): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`
}
