import { createPrivateKey, sign } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** What the stand-in for gcloud remembers: `gcloud_admin.py`. */
const STATE = '/home/person/.config/gcloud/stand-in-cloud.json'
const cloud = z.object({
  accounts: z.array(z.string()).default([]),
  pools: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          issuer: z.string(),
          audiences: z.array(z.string()),
          mapping: z.string(),
          condition: z.string(),
        }),
      ),
    )
    .default({}),
  policies: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))).default({}),
})

const KEY = '/harness/prepared/forge-key.pem'

/** What a service says of a job. Its numbers are text, as GitHub and GitLab have them. */
export type Claims = Readonly<Record<string, string>>

/** The claims as a token that the emulator's world believes: tests/clients/world.ts. */
export function signedToken(claims: Claims): string {
  const now = Math.floor(Date.now() / 1000)
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'forge-1' })}.${encoded({ ...claims, iat: now, exp: now + 3600 })}`
  const key = createPrivateKey(readFileSync(KEY))
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`
}

/**
 * Throws in Google's words where it would refuse the job after what the reader has set up: the emulator knows pools and no
 * conditions. `provider`: its full name; `email`: the account to act as.
 */
export function checkBelieved(claims: Claims, provider: string, email: string, file = STATE): void {
  const { accounts, pools, policies } = cloud.parse(
    existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {},
  )
  const [, pool = '', id = ''] = /^(projects\/\d+\/.+)\/providers\/([^/]+)$/.exec(provider) ?? []
  const known = pools[pool]?.[id]
  if (known === undefined) throw new Error(`invalid_target: there is no provider ${provider}`)
  if (claims['iss'] !== known.issuer) {
    throw new Error(`invalid_grant: the issuer ${claims['iss']} is not ${known.issuer}`)
  }
  const usual = [`https://iam.googleapis.com/${provider}`, `//iam.googleapis.com/${provider}`]
  const audiences = known.audiences.length > 0 ? known.audiences : usual
  if (!audiences.includes(claims['aud'] ?? '')) {
    throw new Error(`invalid_grant: the audience ${claims['aud']} is none of ${audiences}`)
  }
  const [, claim, wanted] = /^assertion\.(\w+) == '(\d+)'$/.exec(known.condition) ?? []
  if (claim === undefined) throw new Error(`a condition that nobody knows: ${known.condition}`)
  if (claims[claim] !== wanted) {
    throw new Error(
      'unauthorized_client: The given credential is rejected by the attribute condition.',
    )
  }
  const members = known.mapping.split(',').flatMap((pair) => {
    const [, attribute, from] = /^([\w.]+)=assertion\.(\w+)$/.exec(pair) ?? []
    if (attribute === undefined || from === undefined) throw new Error(`no mapping: ${pair}`)
    return `principalSet://iam.googleapis.com/${pool}/${attribute}/${claims[from]}`
  })
  const policy = policies[`projects/acme-ml/serviceAccounts/${email}`] ?? []
  const mayAct = policy.some(
    ([role, member]) => role === 'roles/iam.workloadIdentityUser' && members.includes(member),
  )
  if (!accounts.includes(email) || !mayAct) {
    throw new Error("PERMISSION_DENIED: Permission 'iam.serviceAccounts.getAccessToken' denied")
  }
}
