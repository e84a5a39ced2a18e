import type { Google } from '../google.ts'
import type { Project } from '../world/catalog.ts'
import type { ApiCall } from './route.ts'

/**
 * The project whose APIs have to be on and whose quota a call uses: the one in `x-goog-user-project`, else the OAuth client's.
 * `undefined` where a world does not say where the client lives: there everything is on.
 * https://cloud.google.com/docs/quotas/quota-project
 */
export function payingProject(google: Google, call: ApiCall): Project | undefined {
  const header = call.headers['x-goog-user-project']
  const id = typeof header === 'string' ? header : google.clientProject
  return id === undefined ? undefined : google.catalog.project(id)
}
