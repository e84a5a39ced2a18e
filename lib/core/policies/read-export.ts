import type { BlindSpot } from './blind-spots'
import type { Certainty } from './certainty'
import { AUDITED_ABILITIES, type AuditedAbility } from './deciding-permissions'
import { EXPORT_FORMAT } from './export-json'

/** What is compared of one principal on one repository. `virtuals`: those that `through` is through. */
export type ComparedAccess = Readonly<Record<AuditedAbility | 'through', Certainty>> & {
  readonly virtuals: readonly string[]
}

/** An earlier export, as far as it is compared. */
export type ExportedAudit = {
  made: string
  askedBy: string
  /** The filters it was made with, as a query string. */
  filters: string
  /** What it could not see, as `policy folders/2`, `group group:g@example.com`. */
  notSeen: ReadonlySet<string>
  /** Whether what it could not see of a kind is among that. Those of an earlier program tell nothing of `virtuals`. */
  tellsOf(kind: BlindSpot['kind']): boolean
  /** How many things could not even be listed. */
  problems: number
  isComplete: boolean
  /** By repository, by member. */
  access: ReadonlyMap<string, ReadonlyMap<string, ComparedAccess>>
}

/** Larger files would make the browser stand still, or run out of memory. */
export const MOST_EXPORT_BYTES = 200_000_000

const WRONG = 'This is not an export of this page. Choose a file that `/audit.json` gave you.'
const DAMAGED = 'This export is damaged, or cut off before its end. Choose another copy.'

/** Reads the text of an export; or says in one line why it cannot be one. Hostile text is only ever a reason. */
export function readExport(
  text: string,
): { ok: true; value: ExportedAudit } | { ok: false; reason: string } {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    const isCut = text.includes(`"format": "${EXPORT_FORMAT.format}"`)
    return { ok: false, reason: isCut ? DAMAGED : WRONG }
  }
  if (!isRecord(read) || read['format'] !== EXPORT_FORMAT.format)
    return { ok: false, reason: WRONG }
  const { version, made, askedBy, filters, notSeen, problems, repositories, state } = read
  const { notSeenKinds = BEFORE_KINDS_WERE_TOLD } = read
  if (version !== EXPORT_FORMAT.version) {
    return {
      ok: false,
      reason:
        typeof version === 'number' && version > EXPORT_FORMAT.version
          ? 'This export was made by a newer version of this program. Update this one, or make the export anew.'
          : DAMAGED,
    }
  }
  const access = readRepositories(repositories)
  const unseen = readSubjects(notSeen)
  if (
    typeof made !== 'string' ||
    Number.isNaN(Date.parse(made)) ||
    typeof askedBy !== 'string' ||
    typeof filters !== 'string' ||
    unseen === undefined ||
    !isStrings(notSeenKinds) ||
    !Array.isArray(problems) ||
    access === undefined
  ) {
    return { ok: false, reason: DAMAGED }
  }
  return {
    ok: true,
    value: {
      ...{ made, askedBy, filters, access },
      notSeen: unseen,
      tellsOf: (kind) => notSeenKinds.includes(kind),
      problems: problems.length,
      isComplete: state === 'complete',
    },
  }
}

/** What an export tells of that does not say what it tells of. */
const BEFORE_KINDS_WERE_TOLD = [
  'policy',
  'parent',
  'role',
  'group',
  'deny-policies',
  'upstream',
] satisfies BlindSpot['kind'][]

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function readSubjects(list: unknown): ReadonlySet<string> | undefined {
  if (!Array.isArray(list)) return undefined
  const subjects = list.map((item: unknown) =>
    isRecord(item) && typeof item['kind'] === 'string' && typeof item['subject'] === 'string'
      ? `${item['kind']} ${item['subject']}`
      : undefined,
  )
  return subjects.every((subject) => subject !== undefined) ? new Set(subjects) : undefined
}

function readRepositories(list: unknown): ExportedAudit['access'] | undefined {
  if (!Array.isArray(list)) return undefined
  const found = new Map<string, ReadonlyMap<string, ComparedAccess>>()
  for (const item of list) {
    if (!isRecord(item)) return undefined
    const { name, access } = item
    if (typeof name !== 'string' || !Array.isArray(access)) return undefined
    const rows = new Map<string, ComparedAccess>()
    for (const row of access) {
      const compared = isRecord(row) ? readAccess(row) : undefined
      if (!isRecord(row) || typeof row['principal'] !== 'string' || compared === undefined) {
        return undefined
      }
      rows.set(row['principal'], compared)
    }
    found.set(name, rows)
  }
  return found
}

function readAccess(row: Record<string, unknown>): ComparedAccess | undefined {
  const { abilities, through = [] } = row
  if (!isRecord(abilities) || !Array.isArray(through)) return undefined
  const [install, publish, remove, administer] = AUDITED_ABILITIES.map((one) =>
    certaintyIn(abilities[one]),
  )
  const ways = through.map((way: unknown) =>
    isRecord(way) ? certaintyIn(way['certainty']) : undefined,
  )
  const virtuals = through.map((way: unknown) => (isRecord(way) ? way['repository'] : undefined))
  if (!install || !publish || !remove || !administer || ways.includes(undefined)) return undefined
  if (!isStrings(virtuals)) return undefined
  const surest = CERTAINTIES.find((certainty) => ways.includes(certainty)) ?? 'denied'
  return { install, publish, delete: remove, administer, through: surest, virtuals }
}

const CERTAINTIES = ['granted', 'conditional', 'unknown', 'denied'] as const

function certaintyIn(value: unknown): Certainty | undefined {
  return CERTAINTIES.find((certainty) => certainty === value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
