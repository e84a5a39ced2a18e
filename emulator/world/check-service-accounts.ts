import { createPublicKey } from 'node:crypto'
import { type Fault, jsonPath } from './world-error.ts'
import type { World } from './world-schema.ts'

/** What service accounts and workload identity pools say about their project and about each other. */
export function checkServiceAccounts(world: World): Fault[] {
  const faults: Fault[] = []
  const seen = new Map<string, string>()
  const check = (path: PropertyKey[], name: string, message: string | undefined) => {
    const at = jsonPath(path)
    const first = seen.get(name)
    if (message !== undefined) faults.push({ path: at, message })
    if (first !== undefined) faults.push({ path: at, message: `"${name}" is already ${first}` })
    seen.set(name, first ?? at)
  }

  world.projects.forEach((project, p) => {
    const domain = serviceAccountDomain(project.projectId)
    project.serviceAccounts.forEach(({ email }, s) => {
      check(
        ['projects', p, 'serviceAccounts', s, 'email'],
        email,
        email.endsWith(`@${domain}`) ? undefined : `accounts of this project end with "@${domain}"`,
      )
    })
  })
  const numbers = new Set(world.projects.map((project) => project.projectNumber))
  world.workloadIdentityPools.forEach((pool, p) => {
    const number = pool.name.split('/')[1] ?? ''
    check(
      ['workloadIdentityPools', p, 'name'],
      pool.name,
      numbers.has(number) ? undefined : `there is no project number "${number}" in this world`,
    )
    pool.providers.forEach((provider, r) => {
      const at = ['workloadIdentityPools', p, 'providers', r]
      const isOfPool = provider.name.startsWith(`${pool.name}/`)
      check([...at, 'name'], provider.name, isOfPool ? undefined : 'belongs to another pool')
      provider.jwks.keys.forEach((key, k) => {
        const path = jsonPath([...at, 'jwks', 'keys', k])
        try {
          createPublicKey({ key, format: 'jwk' })
        } catch {
          faults.push({ path, message: 'not a key' })
        }
      })
    })
  })
  return faults
}

/** `example.com:legacy` → `legacy.example.com.iam.gserviceaccount.com` */
function serviceAccountDomain(projectId: string): string {
  const [first = '', second] = projectId.split(':')
  return `${second === undefined ? first : `${second}.${first}`}.iam.gserviceaccount.com`
}
