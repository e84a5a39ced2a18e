import type { DenyPolicy } from '../world/deny-policy-schema.ts'

/**
 * Whether one of these deny policies takes a permission from somebody, `members` being all that stands for them in allow
 * policies. Deny wins over every grant: https://cloud.google.com/iam/docs/deny-overview
 */
export function isDenied(
  policies: readonly DenyPolicy[],
  members: ReadonlySet<string>,
  permission: string,
): boolean {
  if (policies.length === 0) return false
  const names = (principals: readonly string[]) =>
    principals.some((principal) => members.has(memberOf(principal)))
  const covers = (patterns: readonly string[]) =>
    patterns.some((pattern) => isCovered(pattern, permission))
  return policies.some(({ rules }) =>
    rules.some(
      ({ denyRule }) =>
        covers(denyRule.deniedPermissions) &&
        !covers(denyRule.exceptionPermissions) &&
        names(denyRule.deniedPrincipals) &&
        !names(denyRule.exceptionPrincipals),
    ),
  )
}

const FORMS: readonly [prefix: string, member: string][] = [
  ['principal://goog/subject/', 'user:'],
  ['principalSet://goog/group/', 'group:'],
  ['principal://iam.googleapis.com/projects/-/serviceAccounts/', 'serviceAccount:'],
]

/** How an allow policy writes a principal of IAM v2. Those of identity pools are written alike; deleted ones are nobody. */
function memberOf(principal: string): string {
  if (principal === 'principalSet://goog/public:all') return 'allUsers'
  const [prefix, member] = FORMS.find(([each]) => principal.startsWith(each)) ?? []
  return prefix === undefined ? principal : `${member}${principal.slice(prefix.length)}`
}

/** The services whose v2 name is not the first word of their permissions. */
const SERVICES: Readonly<Record<string, string>> = { resourcemanager: 'cloudresourcemanager' }

/** `artifactregistry.googleapis.com/repositories.*` covers `artifactregistry.repositories.get`. */
function isCovered(pattern: string, permission: string): boolean {
  const [, service = '', resource, verb] = /^([^.]+)\.(.+)\.([^.]+)$/.exec(permission) ?? []
  const [, fqdn, resources, verbs] = /^([^/]+)\/(.+)\.([^.]+)$/.exec(pattern) ?? []
  return (
    fqdn === `${SERVICES[service] ?? service}.googleapis.com` &&
    (resources === '*' || resources === resource) &&
    (verbs === '*' || verbs === verb)
  )
}
