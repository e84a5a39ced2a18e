import type { Role } from './roles.ts'

/**
 * Who may act as a service account. `roles.json` holds roles on repositories and above; these two are bound on
 * service accounts, with the permissions that Google documents:
 * https://cloud.google.com/iam/docs/roles-permissions/iam
 */
export const SERVICE_ACCOUNT_ROLES: readonly Role[] = [
  {
    name: 'roles/iam.serviceAccountTokenCreator',
    title: 'Service Account Token Creator',
    description:
      'Impersonate service accounts (create OAuth2 access tokens, sign blobs or JWTs, etc).',
    stage: 'GA',
    includedPermissions: [
      'iam.serviceAccounts.get',
      'iam.serviceAccounts.getAccessToken',
      'iam.serviceAccounts.getOpenIdToken',
      'iam.serviceAccounts.implicitDelegation',
      'iam.serviceAccounts.list',
      'iam.serviceAccounts.signBlob',
      'iam.serviceAccounts.signJwt',
    ],
  },
  {
    name: 'roles/iam.workloadIdentityUser',
    title: 'Workload Identity User',
    description: 'Impersonate service accounts from federated workloads.',
    stage: 'GA',
    includedPermissions: [
      'iam.serviceAccounts.get',
      'iam.serviceAccounts.getAccessToken',
      'iam.serviceAccounts.getOpenIdToken',
      'iam.serviceAccounts.list',
    ],
  },
]
