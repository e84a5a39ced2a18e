import 'server-only'

import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { getToken } from 'next-auth/jwt'
import { cache } from 'react'
import { getEnv } from '@/lib/env'
import { type Refreshed, refreshAccessToken } from './refresh-access-token'
import { WIDE_SCOPE } from './scopes'
import { type SessionContent, sessionContentSchema } from './session-content'

/** Someone who is signed in. Holds the access token, so it never leaves the server and is never a prop. */
export type Person = {
  email: string
  name: string
  /** The Google Workspace domain, as the sign-in told it; `undefined` for a consumer's account. */
  domain: string | undefined
  /** Whether the token may be used for what read-only does not cover: roles, groups, deny policies, Cloud Asset Inventory. */
  isWide: boolean
  accessToken: string
  /** Google has refused the access token: asks for another one, once however often this is called. */
  renew: () => Promise<Refreshed>
}

/** Reads the encrypted session cookie of a request. */
export async function readSession(request: NextRequest): Promise<SessionContent | undefined> {
  const { sessionSecret, baseUrl } = getEnv()
  const token = await getToken({
    req: request,
    secret: sessionSecret,
    secureCookie: baseUrl.protocol === 'https:',
  })
  const session = sessionContentSchema.safeParse(token)
  return session.success ? session.data : undefined
}

const currentSession = cache(async () => {
  // Read as a cookie store, not as the header: the proxy may just have renewed the session.
  const cookie = (await cookies()).toString()
  return readSession(new NextRequest(getEnv().baseUrl, { headers: { cookie } }))
})

/** True when somebody was signed in and Google has since refused to go on. */
export async function hasSessionEnded(): Promise<boolean> {
  return (await currentSession())?.ended === true
}

/** Who is asking: `undefined` when nobody is signed in, or when Google has ended the sign-in. */
export const getPerson = cache(async (): Promise<Person | undefined> => {
  const session = await currentSession()
  if (!session?.accessToken || session.ended) return undefined
  const { refreshToken } = session
  let renewal: Promise<Refreshed> | undefined
  return {
    email: session.email,
    name: session.name ?? session.email,
    domain: session.hd,
    isWide: session.scope?.split(' ').includes(WIDE_SCOPE) === true,
    accessToken: session.accessToken,
    renew: () => {
      renewal ??= refreshToken ? refreshAccessToken(refreshToken) : Promise.resolve({ is: 'ended' })
      return renewal
    },
  }
})
