import { CLOUD_PLATFORM, CLOUD_PLATFORM_READ_ONLY } from '../http/auth-errors.ts'

/** What Google's page says of a scope: https://developers.google.com/identity/protocols/oauth2/scopes */
const WORDS: Readonly<Record<string, string>> = {
  openid: 'Associate you with your personal info on Google',
  'https://www.googleapis.com/auth/userinfo.email': 'See your primary Google Account email address',
  'https://www.googleapis.com/auth/userinfo.profile':
    'See your personal info, including any personal info you’ve made publicly available',
  [CLOUD_PLATFORM_READ_ONLY]:
    'View your data across Google Cloud services and see the email address of your Google Account',
  [CLOUD_PLATFORM]:
    'See, edit, configure, and delete your Google Cloud data and see the email address for your Google Account',
  'https://www.googleapis.com/auth/cloud-identity.groups.readonly':
    'See any Cloud Identity Groups that you can access, including group members and their emails',
  'https://www.googleapis.com/auth/cloud-identity.groups':
    'See, change, create, and delete any of the Cloud Identity Groups that you can access, including the members of each group',
}

const SIGN_IN = /^(openid|https:\/\/www\.googleapis\.com\/auth\/userinfo\.(email|profile))$/

/** A scope on the consent page: in words, and whether the person may leave it out. */
export type ConsentItem = { scope: string; words: string; isOptional: boolean }

/**
 * Who they are is told to whoever they sign in to; of several other things each may be refused.
 * https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions
 */
export function consentItems(scopes: readonly string[]): ConsentItem[] {
  const others = scopes.filter((scope) => !SIGN_IN.test(scope))
  return scopes.map((scope) => ({
    scope,
    words: WORDS[scope] ?? scope,
    isOptional: others.length > 1 && others.includes(scope),
  }))
}

/** What the page's form grants. One that was sent without the page, as tests do, grants everything. */
export function agreedScopes(asked: readonly string[], form: URLSearchParams): string[] {
  if (!form.has('consent')) return [...asked]
  const ticked = new Set(form.getAll('scope'))
  return consentItems(asked)
    .filter(({ scope, isOptional }) => !isOptional || ticked.has(scope))
    .map(({ scope }) => scope)
}
