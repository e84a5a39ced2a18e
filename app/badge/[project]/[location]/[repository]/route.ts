import { readFileAddress, readImpersonalRequest } from '@/app/read-file-address'
import { badgeLabel } from '@/lib/core/badge/badge-href'
import { badgeSvg } from '@/lib/core/badge/badge-svg'
import { choicesOf } from '@/lib/core/setup/setup-request'

/** `/badge/{project}/{location}/{repository}.svg`: a picture for a link, made from the address alone. Query: `tool`, `purpose`, `label`. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/badge/[project]/[location]/[repository]'>,
): Promise<Response> {
  const name = await readFileAddress(params, '.svg')
  if (!name) {
    const title = 'This badge’s address names no repository'
    return svg(badgeSvg({ left: 'badge', right: 'no such name', title }), 404)
  }
  const query = new URL(request.url).searchParams
  const left = badgeLabel(choicesOf(readImpersonalRequest(query)), query.get('label') ?? '')
  const title = `${left}: ${name.repository} (project ${name.project}, ${name.location})`
  return svg(badgeSvg({ left, right: name.repository, title }), 200)
}

function svg(content: string, status: 200 | 404): Response {
  return new Response(content, {
    status,
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': `public, max-age=${status === 200 ? 86_400 : 300}`,
      // Opened by itself an SVG is a document, so it gets a policy like one.
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    },
  })
}
