import type { Google } from '../google.ts'
import { invalidArgument } from '../http/google-error.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import { policyReply } from '../iam/policy-reply.ts'
import { scopeOf } from './asset-scope.ts'
import { assetsIn, fullName } from './assets.ts'

const MOST_NAMES = 20

/**
 * `effectiveIamPolicies.batchGet`: for each name, in the order asked, its policy and those above it up to the scope, nearest first.
 * Levels without a policy are left out. Of what is not in the scope there are none.
 */
export function getEffectivePolicies(google: Google, call: ApiCall): Reply {
  const scope = scopeOf(google, call, 'batchGetEffectiveIamPolicies', [
    'analyzeIamPolicy',
    'searchAllResources',
    'searchAllIamPolicies',
  ])
  const names = call.query.getAll('names')
  if (names.length === 0) throw invalidArgument('At least one name is required.', 'names')
  if (names.length > MOST_NAMES) {
    throw invalidArgument(`At most ${MOST_NAMES} names can be asked for at once.`, 'names')
  }
  const assets = new Map(assetsIn(google.catalog, scope).map((asset) => [asset.name, asset]))
  const policyResults = names.map((fullResourceName) => {
    const lineage = assets.get(fullResourceName)?.lineage ?? []
    const policies = lineage
      .slice(0, lineage.indexOf(scope) + 1)
      .filter(({ policy }) => (policy?.bindings.length ?? 0) > 0)
      .map((resource) => ({
        attachedResource: resource === lineage[0] ? fullResourceName : fullName(resource),
        policy: policyReply(resource.policy, 3),
      }))
    return { fullResourceName, ...(policies.length > 0 ? { policies } : {}) }
  })
  return json({ policyResults })
}
