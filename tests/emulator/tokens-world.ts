import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { COMPANY } from './company.ts'
import { changed } from './small-world.ts'

export const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform'
export const EMAIL_SCOPE = 'https://www.googleapis.com/auth/userinfo.email'
export const CI = 'ci-publisher@ml-platform.iam.gserviceaccount.com'
export const VM = 'vm-reader@ml-platform.iam.gserviceaccount.com'

export const POOL = 'projects/300000000001/locations/global/workloadIdentityPools/builds'
export const PROVIDER = `${POOL}/providers/forge`
export const AUDIENCE = `//iam.googleapis.com/${PROVIDER}`
export const ISSUER = 'https://forge.example/oidc'
/** The one build that may read a repository by itself. */
export const DIRECT = 'repo:acme/models:ref:refs/heads/main'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** The company with a pool of workload identity: its builds and
 * ci-publisher may act as vm-reader, and one build may read
 * `shared`; whoever has a Google account may read `ml-images`. */
export function worldWithBuilds(): unknown {
  const company: unknown = JSON.parse(readFileSync(COMPANY, 'utf8'))
  const binding = (role: string, member: string) => ({ bindings: [{ role, members: [member] }] })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'forge-1' }
  const changes: [path: (string | number)[], to: unknown][] = [
    [
      ['workloadIdentityPools'],
      [
        {
          name: POOL,
          providers: [{ name: PROVIDER, issuer: ISSUER, jwks: { keys: [{ ...jwk, kty: 'RSA' }] } }],
        },
      ],
    ],
    [
      ['projects', 0, 'serviceAccounts', 1, 'iamPolicy'],
      {
        bindings: [
          {
            role: 'roles/iam.workloadIdentityUser',
            members: [`principalSet://iam.googleapis.com/${POOL}/*`],
          },
          { role: 'roles/iam.serviceAccountTokenCreator', members: [`serviceAccount:${CI}`] },
        ],
      },
    ],
    [
      ['projects', 0, 'repositories', 5, 'iamPolicy'],
      binding('roles/artifactregistry.reader', 'allAuthenticatedUsers'),
    ],
    [
      ['projects', 0, 'repositories', 3, 'iamPolicy'],
      binding(
        'roles/artifactregistry.reader',
        `principal://iam.googleapis.com/${POOL}/subject/${DIRECT}`,
      ),
    ],
  ]
  return changes.reduce((world, [path, to]) => changed(world, path, to), company)
}

/** A token of the identity provider, as a build finds it in a file. */
export function buildToken(
  now: number,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): string {
  const iat = Math.floor(now / 1000)
  return signed(
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    {
      iss: ISSUER,
      sub: DIRECT,
      aud: `https://iam.googleapis.com/${PROVIDER}`,
      iat,
      exp: iat + 600,
      ...claims,
    },
    { kid: 'forge-1', ...header },
  )
}

/** A JWT signed with RS256; a header or claim of `undefined` is left out. */
export function signed(
  privateKeyPem: string,
  claims: Record<string, unknown>,
  header: Record<string, unknown> = {},
): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', typ: 'JWT', ...header })}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(text), createPrivateKey(privateKeyPem))
  return `${text}.${signature.toString('base64url')}`
}

/** Every kind of file that Application Default Credentials may be, with its addresses at the emulator. */
export function credentialFiles(
  url: string,
  made: { key: object; user: object; subjectTokenFile: string; subjectTokenUrl: string },
): Record<string, object> {
  const actAs = (email: string) =>
    `${url}/v1/projects/-/serviceAccounts/${email}:generateAccessToken`
  const external = {
    type: 'external_account',
    audience: AUDIENCE,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `${url}/v1/token`,
    credential_source: { file: made.subjectTokenFile },
    universe_domain: 'googleapis.com',
  }
  const impersonated = {
    type: 'impersonated_service_account',
    service_account_impersonation_url: actAs(CI),
    delegates: [],
  }
  return {
    'service account key': made.key,
    'authorized user': made.user,
    'impersonated by a person': { ...impersonated, source_credentials: made.user },
    'impersonated by a service account': {
      ...impersonated,
      service_account_impersonation_url: actAs(VM),
      source_credentials: made.key,
    },
    'external account': external,
    'external account, its token from an address': {
      ...external,
      credential_source: {
        url: made.subjectTokenUrl,
        headers: { 'metadata-flavor': 'Forge' },
        format: { type: 'json', subject_token_field_name: 'value' },
      },
    },
    'external account acting as a service account': {
      ...external,
      service_account_impersonation_url: actAs(VM),
    },
  }
}

/** An address from which a build gets its token, as CI services have it. */
export async function serveBuildTokens(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const isKnown = request.headers['metadata-flavor'] === 'Forge'
    response.writeHead(isKnown ? 200 : 403, { 'content-type': 'application/json' })
    response.end(JSON.stringify(isKnown ? { value: buildToken(Date.now()) } : {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `http://127.0.0.1:${port}/token`, close: () => server.close() }
}
