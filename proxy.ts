import { randomBytes } from 'node:crypto'
import { NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { lastChoiceCookies } from '@/components/setup/last-choice'
import { cookiePair } from '@/lib/auth/cookie-pair'
import { authOptions } from '@/lib/auth/options'
import { readSession } from '@/lib/auth/person'
import { needsRefresh } from '@/lib/auth/session-content'
import { dropAddressSecrets } from '@/lib/core/drop-address-secrets'
import { parseRepositoryName } from '@/lib/core/repository-name'
import { parseBareName, parseRepositoryReference } from '@/lib/core/repository-reference'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import { DEFAULT_SYSTEM } from '@/lib/core/setup/systems'
import { isCause } from '@/lib/core/troubleshoot/causes'
import { ADDRESS_HEADER } from '@/lib/data/current-address'
import { getEnv, IS_DEVELOPMENT } from '@/lib/env'

/**
 * What only something in front of the pages can do: give each answer the nonce of its Content-Security-Policy,
 * store a refreshed session and the reader's choice (a page being rendered cannot set cookies), and tell pages their own
 * address.
 * It guards nothing: who may see what is decided at the data.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const clean = request.method === 'POST' ? undefined : dropAddressSecrets(addressOf(request))
  if (clean !== undefined) return NextResponse.redirect(new URL(clean, getEnv().baseUrl))
  // They know nobody, set no cookie and bring their own policy.
  const { pathname } = new URL(request.url)
  if (FOR_OTHER_SITES.test(pathname) || FOR_PROGRAMS.test(pathname)) return NextResponse.next()

  const headers = new Headers(request.headers)
  const policy = contentSecurityPolicy(randomBytes(16).toString('base64'))
  headers.set('content-security-policy', policy)

  // Pages get their query parsed; whoever signs in on the way wants to come back to exactly this.
  headers.set(ADDRESS_HEADER, addressOf(request))

  const renewed = await renewSession(request)
  for (const { name, value } of renewed) request.cookies.set(name, value)
  if (renewed.length > 0) headers.set('cookie', request.cookies.toString())

  const response = answerFor(request, headers)
  response.headers.set('content-security-policy', policy)
  for (const { line } of renewed) response.headers.append('set-cookie', line)
  for (const line of chosen(request)) response.headers.append('set-cookie', line)
  return response
}

/** As it was written: `nextUrl` spells the query anew. `_rsc` is Next's own. */
function addressOf(request: NextRequest): string {
  const { pathname, search } = new URL(request.url)
  const asked = search.replace(/([?&])_rsc(?:=[^&]*)?(&|$)/, (_, before: string, after: string) =>
    after ? before : '',
  )
  return `${pathname}${asked}`
}

/**
 * The status of a name that cannot be is decided here: `notFound()` in a page sends an empty body, which only
 * JavaScript fills. An address that cannot be decoded gets the general page, since Next fails on it, and so does a trouble that
 * nobody knows.
 */
function answerFor(request: NextRequest, headers: Headers): NextResponse {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname === '/go' && !leadsSomewhere(searchParams.get('repository') ?? '')) {
    return NextResponse.next({ request: { headers }, status: 404 })
  }
  switch (checkNames(pathname)) {
    case 'unknown':
    case 'undecodable':
      return NextResponse.rewrite(new URL('/no-such-page', request.url), { request: { headers } })
    case 'impossible':
      return NextResponse.next({ request: { headers }, status: 404 })
    case 'fine':
      return NextResponse.next({ request: { headers } })
  }
}

/**
 * Cookies with what the address of a setup page says, for the next one that does not say it. Only for a page that
 * is loaded to be shown: what Next fetches ahead or in place is remembered by the page itself (remember-choice.tsx).
 */
function chosen(request: NextRequest): readonly string[] {
  const { pathname, searchParams } = new URL(request.url)
  const { headers, method } = request
  const isShown =
    method === 'GET' &&
    !searchParams.has('_rsc') &&
    (headers.get('sec-fetch-dest') ?? 'document') === 'document' &&
    !/prefetch|prerender/.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)
  const isSetup = SETUP_PAGE.test(pathname) && checkNames(pathname) === 'fine'
  if (!isShown || !isSetup) return []
  // Of a repeated name the first counts.
  const query = Object.fromEntries([...searchParams].reverse())
  const asked = parseSetupRequest(query, { system: DEFAULT_SYSTEM })
  return lastChoiceCookies(asked, getEnv().baseUrl.protocol === 'https:')
}

/** What wikis, chats and portals show of a setup page. What cannot be decoded is none of it: Next would fail. */
const FOR_OTHER_SITES = /^\/(?:oembed|(?:badge|og|embed)(?:\/(?:[^/%]|%3a)+){3})$/i

/** What a setup page is for programs: anybody may keep it, so it must bring nobody's cookies. */
const FOR_PROGRAMS =
  /^\/repositories\/(?:(?:[^/%]|%3a)+\/){3}(?:setup\.(?:md|json|sh|ps1)|files\/[^/%]+)$/i

/** Whether `/go` can redirect; asked for nothing, it is a page like any other. */
function leadsSomewhere(text: string): boolean {
  return (
    text === '' ||
    parseBareName(text) !== undefined ||
    parseRepositoryReference(text).kind !== 'unreadable'
  )
}

const SETUP_PAGE = /^\/repositories\/[^/]+\/[^/]+\/[^/]+\/?$/

function checkNames(path: string): 'fine' | 'impossible' | 'unknown' | 'undecodable' {
  const cause = /^\/troubleshoot\/([^/]+)\/?$/.exec(path)?.[1]
  if (cause !== undefined && !isCause(cause)) return 'unknown'
  const segments = /^\/repositories\/([^/]+)\/([^/]+)\/([^/]+)(?:\/|$)/.exec(path)?.slice(1)
  try {
    decodeURIComponent(path)
    if (!segments) return 'fine'
    const [project = '', location = '', repository = ''] = segments.map(decodeURIComponent)
    return parseRepositoryName({ project, location, repository }) ? 'fine' : 'impossible'
  } catch {
    return 'undecodable'
  }
}

export const config = {
  // Static files need neither; next-auth keeps its own cookies.
  matcher: [
    '/((?!_next/static|_next/image|api/auth|icon.svg|favicon.ico|llms.txt|doctor.py|schemas/).*)',
  ],
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    // React's development build evaluates text, and Next's overlay brings styles of its own.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${IS_DEVELOPMENT ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${IS_DEVELOPMENT ? " 'unsafe-inline'" : ''}`,
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
  return answer.headers.getSetCookie().map((line) => ({ line, ...cookiePair(line) }))
}
