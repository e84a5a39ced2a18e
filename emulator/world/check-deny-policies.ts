import { DENY_POLICY_NAME, type DenyPolicy } from './deny-policy-schema.ts'
import { type Fault, jsonPath } from './world-error.ts'
import type { World } from './world-schema.ts'

/** What deny policies say about where they are attached and about groups. */
export function checkDenyPolicies(world: World): Fault[] {
  const groups = new Set(world.groups.map((group) => group.email))
  const check = (at: PropertyKey[], policies: readonly DenyPolicy[], names: readonly string[]) => {
    const ids = policies.map(({ name }) => DENY_POLICY_NAME.exec(name)?.groups?.['policy'])
    return policies.flatMap((policy, index) => {
      const path = [...at, 'denyPolicies', index]
      const { kind, id } = DENY_POLICY_NAME.exec(policy.name)?.groups ?? {}
      const attached = `${kind}/${decodeURIComponent(id ?? '')}`
      const faults: Fault[] = []
      if (!names.includes(attached)) {
        const message = `is attached to "${attached}", not to "${names[0]}"`
        faults.push({ path: jsonPath([...path, 'name']), message })
      }
      if (ids.indexOf(ids[index]) !== index) {
        const message = `"${ids[index]}" is already the id of another deny policy`
        faults.push({ path: jsonPath([...path, 'name']), message })
      }
      policy.rules.forEach(({ denyRule }, r) => {
        for (const list of ['deniedPrincipals', 'exceptionPrincipals'] as const) {
          denyRule[list].forEach((principal, p) => {
            const group = /^principalSet:\/\/goog\/group\/(.+)$/.exec(principal)?.[1]
            if (group === undefined || groups.has(group)) return
            faults.push({
              path: jsonPath([...path, 'rules', r, 'denyRule', list, p]),
              message: `there is no group "${group}" in this world`,
            })
          })
        }
      })
      return faults
    })
  }
  return [
    ...world.organizations.flatMap(({ name, denyPolicies }, index) =>
      check(['organizations', index], denyPolicies, [name]),
    ),
    ...world.folders.flatMap(({ name, denyPolicies }, index) =>
      check(['folders', index], denyPolicies, [name]),
    ),
    ...world.projects.flatMap(({ projectId, projectNumber, denyPolicies }, index) =>
      check(['projects', index], denyPolicies, [
        `projects/${projectId}`,
        `projects/${projectNumber}`,
      ]),
    ),
  ]
}
