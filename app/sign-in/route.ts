import { cookies } from 'next/headers'
import { NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { z } from 'zod'
import { cookiePair } from '@/lib/auth/cookie-pair'
import { authOptions } from '@/lib/auth/options'
import { SCOPES, WIDE_SCOPE } from '@/lib/auth/scopes'
import { parseReturnAddress } from '@/lib/core/return-address'
import { getEnv } from '@/lib/env'

/**
 * Starts the sign-in: `/sign-in?callbackUrl=/repositories?q=x`. A link, so that it works without JavaScript;
 * what follows is bound to this browser by state, PKCE and nonce, so nobody can be signed in as someone else.
 * `&access=wide` asks for the wider scope, beside what was granted before.
 * next-auth itself wants a POST with its CSRF token: both steps are taken here, in this process.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { baseUrl } = getEnv()
  const asked = request.nextUrl.searchParams.get('callbackUrl')
  const callbackUrl = parseReturnAddress(asked ?? '/repositories')
  if (callbackUrl === undefined) {
    // The first page shows why the address was refused, and offers to sign in without it.
    return NextResponse.redirect(
      new URL(`/?${new URLSearchParams({ callbackUrl: asked ?? '' })}`, baseUrl),
    )
  }

  const options = authOptions()
  const csrfUrl = new URL('/api/auth/csrf', baseUrl)
  const csrf: Response = await NextAuth(
    new NextRequest(csrfUrl),
    { params: { nextauth: ['csrf'] } },
    options,
  )
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json())
  // Kept in the store and not on the answer: the second step must see it.
  await keepCookies(csrf)

  const signInUrl = new URL('/api/auth/signin/google', baseUrl)
  if (request.nextUrl.searchParams.get('access') === 'wide') {
    // next-auth passes them on, and they outrank those of its settings.
    signInUrl.searchParams.set('scope', [...SCOPES, WIDE_SCOPE].join(' '))
    signInUrl.searchParams.set('include_granted_scopes', 'true')
  }
  const started: Response = await NextAuth(
    new NextRequest(signInUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken, callbackUrl: `${baseUrl.origin}${callbackUrl}` }),
    }),
    { params: { nextauth: ['signin', 'google'] } },
    options,
  )
  // Next encodes the cookies of an answer a second time once its store has some: so all go through the store.
  await keepCookies(started)
  return new Response(null, {
    status: 302,
    headers: { location: started.headers.get('location') ?? '/?error=OAuthSignin' },
  })
}

async function keepCookies(answer: Response): Promise<void> {
  const store = await cookies()
  for (const line of answer.headers.getSetCookie()) {
    const { name, value, ...attributes } = parseSetCookie(line)
    store.set(name, value, attributes)
  }
}

/** next-auth's own cookies: `name=value`, then attributes that it always sets in the same way. */
function parseSetCookie(line: string) {
  const { name, value } = cookiePair(line)
  const maxAge = /;\s*max-age=(\d+)/i.exec(line)?.[1]
  return {
    name,
    value: decodeURIComponent(value),
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: /;\s*secure/i.test(line),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
  } as const
}
