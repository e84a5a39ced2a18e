import { cutMiddle } from '@/lib/core/cut-middle'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import type { RepositoryName } from '@/lib/core/repository-name'

/** The smaller letters of the second line: more of them fit. */
const SMALLER = 1.15

/** What stands over a column, in two lines of about so many letters: both ends of a long name, and the location whole. */
export function columnLabel({ project, location, repository }: RepositoryName, letters: number) {
  const room = Math.floor(letters * SMALLER) - location.length - ' · '.length
  return {
    name: cutMiddle(repository, letters),
    place: `${cutMiddle(project, Math.max(5, room))} · ${location}`,
  }
}

/** The longest line over a column, in letters of the first line. */
export function columnLetters({ project, location, repository }: RepositoryName): number {
  const place = (project.length + ' · '.length + location.length) / SMALLER
  return Math.max(repository.length, Math.ceil(place))
}

/** What stands before each row, by position: the member without its kind, unless another row would look the same. */
export function rowLabels({ principals }: Pick<AuditTables, 'principals'>): readonly string[] {
  const names = principals.map(({ member, principal: { kind } }) =>
    kind === 'deleted' || kind === 'project-role' || kind === 'unknown'
      ? member
      : member.slice(member.indexOf(':') + 1),
  )
  const seen = new Map<string, number>()
  for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1)
  return names.map((name, at) =>
    (seen.get(name) ?? 0) > 1 ? (principals[at]?.member ?? name) : name,
  )
}

const ACCOUNT = '.iam.gserviceaccount.com'

/** A row's label in so many letters. What all service accounts end in tells none of them apart. */
export function cutLabel(label: string, letters: number): string {
  if (label.length <= letters || !label.endsWith(ACCOUNT)) return cutMiddle(label, letters)
  const short = '.iam…'
  return `${cutMiddle(label.slice(0, -ACCOUNT.length), letters - short.length)}${short}`
}
