import { answerOembed } from '@/lib/core/link/oembed'
import { getEnv } from '@/lib/env'

/** `/oembed?url=`: what a setup page's link is, for sites that unfurl by https://oembed.com. Made from the address alone. */
export function GET(request: Request): Response {
  const { baseUrl, embedHosts } = getEnv()
  const { status, body } = answerOembed(new URL(request.url).searchParams, {
    origin: baseUrl.origin,
    framing: embedHosts.length > 0,
  })
  return Response.json(body, {
    status,
    headers: {
      'cache-control': `public, max-age=${status === 200 ? 86_400 : 300}`,
      'access-control-allow-origin': '*',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
  })
}
