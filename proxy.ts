import { randomBytes } from 'node:crypto'
import { NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options'
import { readSession } from '@/lib/auth/person'
import { needsRefresh } from '@/lib/auth/session-content'
import { ADDRESS_HEADER } from '@/lib/data/current-address'
import { getEnv } from '@/lib/env'

/**
 * What only something in front of the pages can do: give each answer the nonce of its Content-Security-Policy,
 * store a refreshed session (a page being rendered cannot set cookies), and tell pages their own address.
 * It guards nothing: who may see what is decided at the data.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const headers = new Headers(request.headers)
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'))
  headers.set('content-security-policy', policy)

  // Pages get their query parsed; whoever signs in on the way wants to come back to exactly this.
  headers.set(ADDRESS_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`)

  const renewed = await renewSession(request)
  for (const { name, value } of renewed) request.cookies.set(name, value)
  if (renewed.length > 0) headers.set('cookie', request.cookies.toString())

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const { line } of renewed) response.headers.append('set-cookie', line)
  return response
}

export const config = {
  // Static files need neither; next-auth keeps its own cookies.
  matcher: ['/((?!_next/static|_next/image|api/auth|icon.svg|favicon.ico).*)'],
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The cookies of a session whose access token was about to expire; none when there was nothing to do. */
async function renewSession(request: NextRequest) {
  const session = await readSession(request)
  if (!session || !needsRefresh(session, Math.floor(Date.now() / 1000))) return []
  // Asking next-auth for the session runs its jwt callback, which refreshes, encrypts and splits the cookie.
  const url = new URL('/api/auth/session', getEnv().baseUrl)
  const answer: Response = await NextAuth(
    new NextRequest(url, { headers: request.headers }),
    { params: { nextauth: ['session'] } },
    authOptions(),
  )
  return answer.headers.getSetCookie().map((line) => {
    const pair = line.split(';', 1)[0] ?? ''
    const at = pair.indexOf('=')
    return { line, name: pair.slice(0, at), value: pair.slice(at + 1) }
  })
}
