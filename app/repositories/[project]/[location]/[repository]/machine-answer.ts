import { createHash } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { parseRepositoryName, type RepositoryName } from '@/lib/core/repository-name'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Guide, Impossible, System } from '@/lib/core/setup/guide'
import { parseSetupRequest, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { DEFAULT_SYSTEM } from '@/lib/core/setup/systems'
import { getEnv } from '@/lib/env'
import { readAddress } from './read-address'

/** What an address of a machine form asks for. `page`: where people read the same. */
export type MachineRequest = {
  repository: RepositoryName
  request: SetupRequest
  answer: Guide | Impossible
  page: string
  baseUrl: URL
}

type Params = Promise<{ project: string; location: string; repository: string }>

/**
 * A setup page in a form for programs: made from the address alone, so it needs no sign-in, and anybody may keep it. Nothing is
 * known of the reader: an address that names no system means Linux, unless the form itself is another system's.
 */
export async function answerMachine(
  asked: NextRequest,
  params: Params,
  contentType: string,
  render: (request: MachineRequest) => MachineReply,
  system: System = DEFAULT_SYSTEM,
): Promise<Response> {
  const written = readAddress(await params)
  const repository = parseRepositoryName(written)
  if (!repository) {
    return text(
      404,
      'This is not the name of a repository: expected is PROJECT/LOCATION/REPOSITORY, as in my-project/us-central1/my-packages.\n',
    )
  }
  const { baseUrl } = getEnv()
  // Of a repeated name the first counts.
  const query = Object.fromEntries([...asked.nextUrl.searchParams].reverse())
  const request = parseSetupRequest(query, { system })
  const page = new URL(setupHref(repository, { ...request, tool: request.tool }), baseUrl).href
  const answer = buildGuide(repository, request)
  const reply = render({ repository, request, answer, page, baseUrl })
  if (reply.status !== 200) return text(reply.status, reply.body)

  const etag = `"${createHash('sha256').update(reply.body).digest('base64url').slice(0, 22)}"`
  const headers = {
    ...HEADERS,
    'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
    'content-type': contentType,
    etag,
    ...(reply.fileName === undefined
      ? {}
      : { 'content-disposition': `inline; filename="${reply.fileName}"` }),
  }
  const known = asked.headers.get('if-none-match')?.split(/\s*,\s*/) ?? []
  return known.some((one) => one.replace(/^W\//, '') === etag)
    ? new Response(null, { status: 304, headers })
    : new Response(reply.body, { headers })
}

export type MachineReply =
  | { status: 200; body: string; fileName?: string }
  | { status: 404; body: string }

/** Other sites' programs may read it: there is nothing of anybody's in it. */
const HEADERS = {
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

function text(status: number, body: string): Response {
  return new Response(body, {
    status,
    headers: {
      ...HEADERS,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
}
