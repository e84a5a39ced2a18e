import { createHash } from 'node:crypto'
import { readFileAddress, readImpersonalRequest } from '@/app/read-file-address'
import { EMBED_STYLE, embedCard } from '@/components/link/embed-card'
import { parseTheme } from '@/components/theme'
import { choicesOf } from '@/lib/core/setup/setup-request'
import { getEnv } from '@/lib/env'

const STYLE_HASH = createHash('sha256').update(EMBED_STYLE).digest('base64')

/**
 * `/embed/{project}/{location}/{repository}`: a card for portals and wikis, the one address here that may be framed, by the sites that
 * the operator lists. Made from the address alone; reads and sets no cookie. Query: as a setup page's, and `theme`.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/embed/[project]/[location]/[repository]'>,
): Promise<Response> {
  const { embedHosts, baseUrl } = getEnv()
  const headers = {
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${STYLE_HASH}'`,
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${embedHosts.length === 0 ? "'none'" : embedHosts.join(' ')}`,
    ].join('; '),
  }
  const name = await readFileAddress(params, '')
  if (!name) return new Response('This address names no repository.\n', { status: 404, headers })
  const query = new URL(request.url).searchParams
  const card = embedCard(name, choicesOf(readImpersonalRequest(query)), {
    theme: parseTheme(query.get('theme')),
    origin: baseUrl.origin,
  })
  return new Response(card, {
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    },
  })
}
