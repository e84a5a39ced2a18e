import type { Resource } from '../world/catalog.ts'

/**
 * Whether a deny policy on a resource or anything above it takes a permission away from whoever `members` (`user:…`,
 * `group:…`, `allUsers`, …) stand for. https://cloud.google.com/iam/docs/deny-overview
 */
export function isDenied(
  members: ReadonlySet<string>,
  permission: string,
  on: Resource | undefined,
): boolean {
  if (on === undefined) return false
  const asked = denyForm(permission)
  const names = (principals: readonly string[]) =>
    principals.some((principal) => members.has(memberOf(principal)))
  const covers = (patterns: readonly string[]) => patterns.some((pattern) => fits(pattern, asked))
  const here = on.denyPolicies.some(({ rules }) =>
    rules.some(
      (rule) =>
        names(rule.deniedPrincipals) &&
        !names(rule.exceptionPrincipals) &&
        covers(rule.deniedPermissions) &&
        !covers(rule.exceptionPermissions),
    ),
  )
  return here || isDenied(members, permission, on.parent)
}

/** Services whose permissions begin with another word than their host. */
const HOSTS: Readonly<Record<string, string | undefined>> = {
  resourcemanager: 'cloudresourcemanager',
}

/** `artifactregistry.repositories.get` as deny policies write it: `artifactregistry.googleapis.com/repositories.get`. */
function denyForm(permission: string): string {
  const [service = '', ...rest] = permission.split('.')
  return `${HOSTS[service] ?? service}.googleapis.com/${rest.join('.')}`
}

/** `*` stands for a whole resource or verb. */
function fits(pattern: string, asked: string): boolean {
  const [wantedHost, wanted = ''] = pattern.split('/')
  const [host, permission = ''] = asked.split('/')
  const [wantedResource, wantedVerb] = wanted.split('.')
  const [resource, verb] = permission.split('.')
  return (
    wantedHost === host &&
    (wantedResource === '*' || wantedResource === resource) &&
    (wantedVerb === '*' || wantedVerb === verb)
  )
}

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^principalSet:\/\/goog\/public:all$/, 'allUsers'],
  [/^principal:\/\/goog\/subject\/(.+)$/, 'user:$1'],
  [/^principalSet:\/\/goog\/group\/(.+)$/, 'group:$1'],
  [/^principal:\/\/iam\.googleapis\.com\/projects\/-\/serviceAccounts\/(.+)$/, 'serviceAccount:$1'],
]

/** The same principal as allow policies write it; identities of pools are written alike. */
function memberOf(principal: string): string {
  const found = FORMS.find(([form]) => form.test(principal))
  return found === undefined ? principal : principal.replace(found[0], found[1])
}
