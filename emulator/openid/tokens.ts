import { randomBytes } from 'node:crypto'
import type { CredentialProblem } from '../http/auth-errors.ts'

/** `email`: of a person or a service account, or the `principal://…` of a federated identity. */
export type AccessToken = { email: string; scopes: readonly string[]; expiresAt: number }
export type RefreshToken = { email: string; scopes: readonly string[]; clientId: string }
export type AuthorizationCode = {
  email: string
  clientId: string
  scopes: readonly string[]
  redirectUri: string
  codeChallenge: string
  nonce: string | undefined
  offline: boolean
  expiresAt: number
}

/** Google says 3599, having spent a second. */
const ACCESS_TOKEN_SECONDS = 3599
const CODE_SECONDS = 600
/** Old tokens are swept when this many have gathered, so that a long run does not grow. */
const SWEEP_AT = 50_000

/** Everything that has been handed out, and what the controls have done to it. */
export function createTokens(now: () => number) {
  const access = new Map<string, AccessToken>()
  const refresh = new Map<string, RefreshToken>()
  const codes = new Map<string, AuthorizationCode>()
  const lifetimes = new Map<string, number>()
  const grants = new Map<string, Set<string>>()
  const mustReauthenticate = new Set<string>()
  const secret = (prefix: string) => `${prefix}emulator-${randomBytes(32).toString('base64url')}`

  const sweep = () => {
    for (const [token, { expiresAt }] of access) if (expiresAt <= now()) access.delete(token)
  }

  return {
    issueCode(code: Omit<AuthorizationCode, 'expiresAt'>): string {
      const text = secret('4/0')
      codes.set(text, { ...code, expiresAt: now() + CODE_SECONDS * 1000 })
      mustReauthenticate.delete(code.email)
      return text
    },
    /** A code works once, whatever comes of it. */
    takeCode(text: string): AuthorizationCode | undefined {
      const code = codes.get(text)
      codes.delete(text)
      return code !== undefined && code.expiresAt > now() ? code : undefined
    },
    /** All that a person has agreed to, until it is revoked. */
    grantedBefore: (email: string): string[] => [...(grants.get(email) ?? [])],
    rememberGrant(email: string, scopes: readonly string[]) {
      grants.set(email, new Set([...(grants.get(email) ?? []), ...scopes]))
    },
    issueAccess(email: string, scopes: readonly string[], seconds?: number) {
      if (access.size >= SWEEP_AT) sweep()
      const expiresIn = seconds ?? lifetimes.get(email) ?? ACCESS_TOKEN_SECONDS
      const token = secret('ya29.')
      access.set(token, { email, scopes, expiresAt: now() + expiresIn * 1000 })
      return { token, expiresIn }
    },
    issueRefresh(email: string, scopes: readonly string[], clientId: string): string {
      const token = secret('1//')
      refresh.set(token, { email, scopes, clientId })
      return token
    },
    readAccess(token: string): AccessToken | CredentialProblem {
      const found = access.get(token)
      if (found !== undefined && found.expiresAt > now()) return found
      // One that looks right but is not known came from an earlier run: to its bearer it has expired.
      return token.startsWith('ya29.') ? 'ACCESS_TOKEN_EXPIRED' : 'ACCESS_TOKEN_TYPE_UNSUPPORTED'
    },
    readRefresh: (token: string): RefreshToken | undefined => refresh.get(token),
    needsReauthentication: (email: string): boolean => mustReauthenticate.has(email),
    requireReauthentication(email: string) {
      mustReauthenticate.add(email)
    },
    setAccessTokenSeconds(email: string, seconds: number | null) {
      if (seconds === null) lifetimes.delete(email)
      else lifetimes.set(email, seconds)
    },
    expireAccess(email: string) {
      for (const [token, found] of access) if (found.email === email) access.delete(token)
    },
    revoke(email: string) {
      grants.delete(email)
      this.expireAccess(email)
      for (const [token, found] of refresh) if (found.email === email) refresh.delete(token)
    },
    /** As `/revoke` does it: either kind of token, and with it the other kind. */
    revokeToken(token: string): boolean {
      const owner = access.get(token) ?? refresh.get(token)
      if (owner !== undefined) this.revoke(owner.email)
      return owner !== undefined
    },
  }
}

export type Tokens = ReturnType<typeof createTokens>
