import { generateKeyPairSync } from 'node:crypto'
import { signed } from '../emulator/tokens-world.ts'

export const PERSON = 'wes@example.com'
/** The account that the guides take when the address names none. */
export const ACCOUNT = 'python-repositories@acme-ml.iam.gserviceaccount.com'
export const REPOSITORY = { project: 'acme-ml', location: 'us-central1', repository: 'team' }
/** A distribution that is in it. */
export const DISTRIBUTION = 'acme-features'

const POOL = 'projects/300000000009/locations/global/workloadIdentityPools/builds'
const PROVIDER = `${POOL}/providers/forge`
const ISSUER = 'https://forge.example/oidc'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'forge-1', kty: 'RSA' }] }

/** What signs for every provider, those of services that are stood in for included. */
export const forgeKey = (): string => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** A pool of the guides for automation, as Google has it once the guide made it: with a provider of the same name. */
const poolOf = (id: string, provider: { issuer: string; audiences?: readonly string[] }) => {
  const name = `projects/300000000009/locations/global/workloadIdentityPools/${id}`
  return { name, providers: [{ name: `${name}/providers/${id}`, jwks, ...provider }] }
}
const POOLS = [
  { name: POOL, providers: [{ name: PROVIDER, issuer: ISSUER, jwks }] },
  poolOf('github-actions', { issuer: 'https://token.actions.githubusercontent.com' }),
  poolOf('gitlab-ci', {
    issuer: 'https://gitlab.com',
    audiences: ['//iam.googleapis.com/projects/acme-ml/gitlab-ci'],
  }),
]

const repository = (id: string, extra: object) => ({
  name: `projects/acme-ml/locations/us-central1/repositories/${id}`,
  format: 'PYTHON',
  ...extra,
})
const upstream = (id: string, name: string, priority: number) => ({
  id,
  repository: `projects/acme-ml/locations/us-central1/repositories/${name}`,
  priority,
})

/** One project with what a guide needs: a repository, a virtual one before it and PyPI, a writer, and an account to act as. */
export function worldForClients(): unknown {
  const members = [`user:${PERSON}`, `serviceAccount:${ACCOUNT}`]
  return {
    people: [{ email: PERSON, name: 'Wes Writer', hd: 'example.com' }],
    organizations: [{ name: 'organizations/1', displayName: 'example.com' }],
    workloadIdentityPools: POOLS,
    projects: [
      {
        projectId: 'acme-ml',
        projectNumber: '300000000009',
        displayName: 'ML',
        parent: 'organizations/1',
        services: { 'artifactregistry.googleapis.com': 'ENABLED' },
        iamPolicy: { bindings: [{ role: 'roles/artifactregistry.writer', members }] },
        serviceAccounts: [
          {
            email: ACCOUNT,
            displayName: 'Python repositories',
            iamPolicy: {
              bindings: [
                { role: 'roles/iam.serviceAccountTokenCreator', members: [`user:${PERSON}`] },
                {
                  role: 'roles/iam.workloadIdentityUser',
                  members: POOLS.map(({ name }) => `principalSet://iam.googleapis.com/${name}/*`),
                },
              ],
            },
          },
        ],
        repositories: [
          repository('team', {
            mode: 'STANDARD_REPOSITORY',
            packages: [{ name: DISTRIBUTION, versions: ['1.4.0', '1.5.0'] }],
          }),
          repository('team-pypi', {
            mode: 'REMOTE_REPOSITORY',
            remoteRepositoryConfig: { pythonRepository: { publicRepository: 'PYPI' } },
          }),
          repository('team-virtual', {
            mode: 'VIRTUAL_REPOSITORY',
            virtualRepositoryConfig: {
              upstreamPolicies: [
                upstream('private', 'team', 100),
                upstream('pypi', 'team-pypi', 50),
              ],
            },
          }),
        ],
      },
    ],
  }
}

/** What a build finds in a file: who it is, said by its own identity provider. */
export function identityToken(): string {
  const now = Math.floor(Date.now() / 1000)
  return signed(
    forgeKey(),
    {
      iss: ISSUER,
      sub: 'repo:acme/models',
      aud: `https://iam.googleapis.com/${PROVIDER}`,
      iat: now,
      exp: now + 3600,
    },
    { kid: 'forge-1' },
  )
}

/** What `gcloud iam workload-identity-pools create-cred-config` writes. */
export const credentialConfiguration = {
  type: 'external_account',
  audience: `//iam.googleapis.com/${PROVIDER}`,
  subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  token_url: 'https://sts.googleapis.com/v1/token',
  service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${ACCOUNT}:generateAccessToken`,
  credential_source: { file: '/home/person/identity-token' },
  universe_domain: 'googleapis.com',
}
