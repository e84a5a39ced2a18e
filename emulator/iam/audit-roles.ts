const SEARCH = [
  'cloudasset.assets.analyzeIamPolicy',
  'cloudasset.assets.searchAllIamPolicies',
  'cloudasset.assets.searchAllResources',
]
const SEE_DENY_POLICIES = ['iam.denypolicies.get', 'iam.denypolicies.list']

/**
 * What the roles of `roles.json` hold besides, for those who look at access: it has only permissions on repositories
 * and what is above them. https://docs.cloud.google.com/iam/docs/roles-permissions/cloudasset and …/iam
 */
export const AUDIT_PERMISSIONS: Readonly<Record<string, readonly string[] | undefined>> = {
  'roles/viewer': SEARCH,
  'roles/editor': SEARCH,
  'roles/owner': SEARCH,
  'roles/cloudasset.viewer': SEARCH,
  'roles/iam.securityReviewer': SEE_DENY_POLICIES,
  'roles/iam.securityAdmin': SEE_DENY_POLICIES,
}

/** Roles that `roles.json` leaves out, since they hold nothing else. */
export const AUDIT_ROLES = [
  {
    name: 'roles/iam.denyReviewer',
    title: 'Deny Reviewer',
    description: 'Provides permissions to read deny policies.',
    stage: 'GA',
    includedPermissions: SEE_DENY_POLICIES,
  },
] as const
