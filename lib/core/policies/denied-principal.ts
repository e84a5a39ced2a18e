import { canonicalMember } from './principal'

/**
 * The member of an allow policy that deny rules, which are of IAM v2, write like this; `undefined` for what has no counterpart.
 * https://docs.cloud.google.com/python/docs/reference/iam/latest/google.cloud.iam_v2.types.DenyRule
 */
export function memberOfDenied(principal: string): string | undefined {
  if (principal === 'principalSet://goog/public:all') return 'allUsers'
  const [, form, id] =
    /^principal(?:Set)?:\/\/(goog\/subject|goog\/group|iam\.googleapis\.com\/projects\/-\/serviceAccounts)\/([^/]+)$/.exec(
      principal,
    ) ?? []
  if (form !== undefined && id !== undefined) {
    const prefix =
      form === 'goog/subject' ? 'user' : form === 'goog/group' ? 'group' : 'serviceAccount'
    return canonicalMember(`${prefix}:${id}`)
  }
  const isPool = /^principal(?:Set)?:\/\/iam\.googleapis\.com\/.*work(?:load|force)/.test(principal)
  return isPool || principal.startsWith('deleted:') ? principal : undefined
}
