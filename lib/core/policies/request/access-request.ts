import { type RepositoryName, repositoryHref } from '@/lib/core/repository-name'
import { parseRequestDate } from './request-date'
import { type Fielded, parseReason, parseRequestedMember } from './request-fields'
import { parseRequestedRole, type RequestedRole } from './requested-role'

/** Somebody asks for a role on a repository. Nothing is stored: the address is the request. */
export type AccessRequest = {
  role: RequestedRole
  /** `user:…` or `serviceAccount:…`, in lower case. */
  member: string
  /** `group:…`, where the access is to come through a group. */
  group: string | undefined
  reason: string
  /** The last day, as `2027-01-31`; `undefined` for no end. */
  until: string | undefined
}

export const REQUEST_FIELDS = ['role', 'for', 'group', 'reason', 'until'] as const
export type RequestField = (typeof REQUEST_FIELDS)[number]

export type RequestReading = {
  /** Only where everything is there and right. */
  request: AccessRequest | undefined
  /** What is wrong, by field, as a sentence that repeats nothing of the text. */
  faults: Readonly<Partial<Record<RequestField, string>>>
  /** As it was given, cut where it is endless: to be put into the form again. */
  given: Readonly<Record<RequestField, string>>
}

/** Longer than any right value: more of it is not shown again. */
const MOST_SHOWN = 1000

/**
 * Reads the address of a request. Of a repeated name the first counts. A field that is missing altogether is no fault: the
 * form asks for it. `now`: milliseconds since 1970; an end that is over is a fault.
 */
export function parseAccessRequest(params: URLSearchParams, now: number): RequestReading {
  const role = read(params.get('role'), parseRole)
  const member = read(params.get('for'), (text) => parseRequestedMember(text, MEMBER_KINDS))
  const group = read(emptyAsMissing(params.get('group')), (text) =>
    parseRequestedMember(text, ['group']),
  )
  const reason = read(params.get('reason'), parseReason)
  const until = read(emptyAsMissing(params.get('until')), (text) => parseRequestDate(text, now))
  const readings = { role, for: member, group, reason, until }
  const faults: Partial<Record<RequestField, string>> = {}
  for (const field of REQUEST_FIELDS) {
    const { fault } = readings[field]
    if (fault !== undefined) faults[field] = fault
  }
  const request =
    role.value === undefined || member.value === undefined || reason.value === undefined
      ? undefined
      : {
          role: role.value,
          member: member.value,
          group: group.value,
          reason: reason.value,
          until: until.value,
        }
  return {
    request: Object.keys(faults).length === 0 ? request : undefined,
    faults,
    given: {
      role: role.value?.id ?? '',
      for: shown(params.get('for')),
      group: shown(params.get('group')),
      reason: shown(params.get('reason')),
      until: shown(params.get('until')),
    },
  }
}

const MEMBER_KINDS = ['user', 'service-account'] as const

type Read<T> = { value?: T | undefined; fault?: string | undefined }

function read<T>(text: string | null, parse: (text: string) => Fielded<T>): Read<T> {
  if (text === null) return {}
  const found = parse(text)
  return found.ok ? { value: found.value } : { fault: found.fault }
}

function parseRole(text: string): Fielded<RequestedRole> {
  const role = parseRequestedRole(text)
  return role === undefined
    ? { ok: false, fault: 'Choose one of these roles: others cannot be asked for here.' }
    : { ok: true, value: role }
}

/** A form sends fields that were left empty. */
function emptyAsMissing(text: string | null): string | null {
  return text === '' ? null : text
}

function shown(text: string | null): string {
  return (text ?? '').slice(0, MOST_SHOWN)
}

/** The path and query of a request's page; with nothing but the repository, of its form. */
export function accessRequestHref(
  repository: RepositoryName,
  request: Partial<AccessRequest> = {},
): string {
  const { role, member, group, reason, until } = request
  const params = new URLSearchParams()
  if (role !== undefined) params.set('role', role.id)
  if (member !== undefined) params.set('for', member)
  if (group !== undefined) params.set('group', group)
  if (reason !== undefined) params.set('reason', reason)
  if (until !== undefined) params.set('until', until)
  const query = params.toString()
  return `${repositoryHref(repository)}/access/request${query && `?${query}`}`
}
