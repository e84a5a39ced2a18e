import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPython } from './python'
import { checkBelieved } from './stand-ins/forge/google-believes.ts'

/** A stand-in that says yes to everything would prove nothing. */
const ADMINISTER = `import sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
from gcloud_admin import administer
sys.exit(0 if administer(sys.argv[2:]) else 2)`

const EMAIL = 'builder@acme-ml.iam.gserviceaccount.com'
const POOL = 'projects/300000000009/locations/global/workloadIdentityPools/forge'
const PROVIDER = `${POOL}/providers/forge`
const PLACE = '--project=acme-ml --location=global'
const CREATE_ACCOUNT = 'iam service-accounts create builder --project=acme-ml'
const CREATE_POOL = `iam workload-identity-pools create forge ${PLACE}`
const CREATE_PROVIDER = `iam workload-identity-pools providers create-oidc forge ${PLACE} --workload-identity-pool=forge --issuer-uri=https://forge.example --attribute-mapping=google.subject=assertion.sub,attribute.repository_id=assertion.repository_id`
const BINDING = `iam-policy-binding ${EMAIL} --project=acme-ml --role=roles/iam.workloadIdentityUser --member=principalSet://iam.googleapis.com/${POOL}/attribute.repository_id/42 --condition=None`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gcloud-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function gcloud(command: string, ...more: readonly string[]): number | null {
  const args = ['-c', ADMINISTER, join(import.meta.dirname, 'stand-ins'), ...command.split(' ')]
  return spawnSync(findPython() ?? 'python3', [...args, ...more], {
    env: { NODE_ENV: 'test', HOME: folder, CLOUDSDK_CONFIG: folder },
  }).status
}

test('gcloud: what was made is taken back to nothing, and what was not cannot be', () => {
  expect(gcloud(`iam service-accounts delete ${EMAIL} --project=acme-ml --quiet`)).toBe(1)
  expect(gcloud(`iam service-accounts add-${BINDING}`)).toBe(1)
  expect(gcloud(CREATE_ACCOUNT)).toBe(0)
  expect(gcloud(CREATE_ACCOUNT)).toBe(1)
  expect(gcloud(`iam service-accounts remove-${BINDING}`)).toBe(1)
  expect(gcloud(`iam service-accounts add-${BINDING}`)).toBe(0)
  expect(readdirSync(folder)).toHaveLength(1)
  expect(gcloud(`iam service-accounts remove-${BINDING}`)).toBe(0)
  expect(gcloud(`iam service-accounts delete ${EMAIL} --project=acme-ml --quiet`)).toBe(0)
  expect(readdirSync(folder)).toEqual([])
})

test('gcloud: what nobody taught it ends with status 2', () => {
  expect(gcloud('iam service-accounts list --project=acme-ml')).toBe(2)
  expect(gcloud(`${CREATE_ACCOUNT} --display-name=x`)).toBe(2)
  expect(gcloud('iam service-accounts create builder')).toBe(2)
  expect(gcloud('iam service-accounts create builder --project=other')).toBe(2)
})

test('Google believes whom the guide let in, and nobody else', () => {
  for (const command of [CREATE_ACCOUNT, CREATE_POOL, `iam service-accounts add-${BINDING}`]) {
    expect(gcloud(command)).toBe(0)
  }
  expect(
    gcloud(CREATE_PROVIDER, "--attribute-condition=assertion.repository_owner_id == '7'"),
  ).toBe(0)
  const claims = {
    iss: 'https://forge.example',
    sub: 'repo:acme/models',
    aud: `https://iam.googleapis.com/${PROVIDER}`,
    repository_owner_id: '7',
    repository_id: '42',
  }
  const check = (other: Partial<typeof claims>, provider = PROVIDER, email = EMAIL) => {
    const file = join(folder, 'stand-in-cloud.json')
    checkBelieved({ ...claims, ...other }, provider, email, file)
  }
  expect(() => check({})).not.toThrow()
  expect(() => check({ iss: 'https://other.example' })).toThrow('issuer')
  expect(() => check({ aud: 'somebody' })).toThrow('audience')
  expect(() => check({ repository_owner_id: '8' })).toThrow('attribute condition')
  expect(() => check({ repository_id: '43' })).toThrow('iam.serviceAccounts.getAccessToken')
  expect(() => check({}, `${POOL}/providers/other`)).toThrow('invalid_target')
  expect(() => check({}, PROVIDER, `other-${EMAIL}`)).toThrow('getAccessToken')
})
