import type { AccessMatrix } from './access-matrix'
import type { AuditTables } from './audit-tables'
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
  /** How many of all these under a condition that is not judged. */
  conditional: number
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
    ...{ basicRoles: 0, unreadable: 0, conditional: 0 },
    everyone: undefined,
    perhapsMore: false,
  }
  const hides = hidesMore(tables, options.repository)
  for (const at of options.principals) {
    const certainty = matrix.certaintyAt(at, options.repository, options.ability)
    if (certainty === 'denied') continue
    if (certainty === 'unknown') {
      count.perhapsMore ||= hides
      continue
    }
    const one = tables.principals[at]
    if (one === undefined || one.standsFor === 'known members') continue
    if (certainty === 'conditional') count.conditional += 1
    const { kind } = one.principal
    if (kind === 'all-users') count.everyone = 'internet'
    else if (kind === 'all-authenticated-users') count.everyone ??= 'google-accounts'
    else if (kind !== 'deleted') count[COUNTED_AS[kind]] += 1
  }
  return count
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
  const conditional = count.conditional > 0 ? ` (${count.conditional} under a condition)` : ''
  return `${known.join(', ')}${conditional}${count.perhapsMore ? ', perhaps others' : ''}`
}

function plural(number: number, one: string, many: string): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`
}
