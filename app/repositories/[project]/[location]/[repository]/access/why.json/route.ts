import { ownReasons } from '@/lib/core/policies/own-reasons'
import { tellReasons } from '@/lib/core/policies/told-reasons'
import { parseRepositoryName, resourceName } from '@/lib/core/repository-name'
import { getRepositoryAccess } from '@/lib/data/read-access'
import { readAddress } from '../../read-address'

/**
 * Why the signed-in person may or may not use one repository: for the list, which cannot read the policies of thousands.
 * It is theirs alone: nothing keeps it.
 */
export async function GET(
  _: Request,
  { params }: RouteContext<'/repositories/[project]/[location]/[repository]/access/why.json'>,
): Promise<Response> {
  const name = parseRepositoryName(readAddress(await params))
  if (!name) return Response.json({ error: 'This is no name of a repository.' }, { status: 404 })
  const read = await getRepositoryAccess(name)
  if (!read.viewer || (!read.held.ok && read.held.failure.kind === 'signed-out')) {
    return Response.json({ error: 'Sign in first.' }, { status: 401, headers: PRIVATE })
  }
  const { held, audit, viewer } = read
  const asked = { repository: resourceName(name), member: `user:${viewer.email}`, held, audit }
  return Response.json(tellReasons(ownReasons(asked)), { headers: PRIVATE })
}

const PRIVATE = { 'cache-control': 'private, no-store', vary: 'cookie' }
