import 'server-only'

import type { NextAuthOptions } from 'next-auth'
import GoogleProvider from 'next-auth/providers/google'
import { z } from 'zod'
import { parseReturnAddress } from '@/lib/core/return-address'
import { getEnv } from '@/lib/env'
import { signInEndpoints } from './google-endpoints'
import { refreshAccessToken } from './refresh-access-token'
import { SCOPES } from './scopes'
import { needsRefresh, sessionContentSchema } from './session-content'

const SESSION_DAYS = 7

/** `hd` is absent for consumer accounts. next-auth has verified the ID token's signature, issuer and nonce. */
const profileSchema = z.object({ email: z.string(), hd: z.string().optional() })

/** next-auth's settings. Made on demand, since they need the environment and a build has none. */
export function authOptions(): NextAuthOptions {
  const env = getEnv()
  const { issuer, wellKnown } = signInEndpoints(env.emulatorUrl)
  const [onlyDomain, ...otherDomains] = env.allowedDomains

  return {
    secret: env.sessionSecret,
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 24 * 60 * 60 },
    pages: { signIn: '/', error: '/', signOut: '/' },
    providers: [
      GoogleProvider({
        clientId: env.clientId,
        clientSecret: env.clientSecret,
        issuer,
        wellKnown,
        checks: ['pkce', 'state', 'nonce'],
        authorization: {
          params: {
            scope: SCOPES.join(' '),
            access_type: 'offline',
            // Without it Google gives a refresh token at the first consent only.
            prompt: 'consent',
            // A hint that shortens Google's account list; the check is below.
            ...(onlyDomain && otherDomains.length === 0 ? { hd: onlyDomain } : {}),
          },
        },
        profile: (profile) => ({ id: profile.sub, name: profile.name, email: profile.email }),
      }),
    ],
    callbacks: {
      signIn({ profile }) {
        const claims = profileSchema.safeParse(profile)
        if (!claims.success) return false
        if (env.allowedDomains.length === 0) return true
        // The verified claim, never the address: anyone can own an address that looks like a company's.
        const { hd } = claims.data
        return hd !== undefined && env.allowedDomains.includes(hd.toLowerCase())
      },
      redirect({ url, baseUrl }) {
        return `${baseUrl}${parseReturnAddress(url, baseUrl) ?? '/repositories'}`
      },
      async jwt({ token, account, profile }) {
        if (account) {
          return {
            hd: profileSchema.safeParse(profile).data?.hd?.toLowerCase(),
            scope: account.scope,
            email: token.email ?? null,
            name: token.name ?? null,
            accessToken: account.access_token,
            refreshToken: account.refresh_token,
            expiresAt: account.expires_at,
          }
        }
        const session = sessionContentSchema.safeParse(token)
        if (!session.success || !needsRefresh(session.data, Math.floor(Date.now() / 1000))) {
          return token
        }
        const refreshed = await refreshAccessToken(session.data.refreshToken ?? '')
        if (refreshed.is === 'unavailable') return token
        if (refreshed.is === 'fresh') {
          const { accessToken, expiresAt } = refreshed
          return { ...token, accessToken, expiresAt }
        }
        const { email, name } = session.data
        return { email, name: name ?? null, ended: true }
      },
      // What /api/auth/session shows to the browser: a name, never a token.
      session: ({ session }) => session,
    },
    logger: {
      // next-auth's errors can carry the whole token response: only the code is safe to write down.
      error: (code) => console.error(`sign-in: ${code}`),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}
