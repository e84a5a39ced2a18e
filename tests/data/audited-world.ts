import { repository } from '../support/worlds'

export const ORGANIZATION = 'organizations/1'
export const ENGINEERING = 'folders/2'
export const TOOLS = 'projects/lab-one/locations/us/repositories/tools'
export const OPEN = 'projects/lab-one/locations/us/repositories/open'
export const FRONT = 'projects/shop-one/locations/us/repositories/front'
const INSTALLER = `${ORGANIZATION}/roles/installer`

/** What Google says of each repository, by either way. */
const SEEN = { sizeBytes: '1000', updateTime: '2025-11-03T08:15:00Z' }

/** What it takes to see every policy below. */
const SEES_ALL = [
  'roles/artifactregistry.viewer',
  'roles/browser',
  'roles/cloudasset.viewer',
  'roles/iam.denyReviewer',
  'roles/iam.organizationRoleViewer',
  'roles/iam.securityReviewer',
].map((role) => ({ role, members: ['user:ada@example.com'] }))

/** A folder with a project in an organization, and a project beside it: with groups in a circle, a role of its own, a deny policy. */
export function auditedWorld() {
  const group = (name: string, members: string[], viewers: string | string[] = []) => ({
    email: `${name}@example.com`,
    members,
    viewers,
  })
  const bind = (role: string, ...members: string[]) => ({ role, members })
  return {
    people: ['ada', 'otto', 'rita', 'solo'].map((name) => ({
      email: `${name}@example.com`,
      name,
      hd: 'example.com',
    })),
    groups: [
      group('round', ['user:wes@example.com', 'group:about@example.com'], 'everybody'),
      group('about', ['group:round@example.com', 'group:secret@example.com'], 'everybody'),
      group('secret', ['user:eve@example.com']),
    ],
    organizations: [
      {
        name: ORGANIZATION,
        displayName: 'example.com',
        iamPolicy: { bindings: [...SEES_ALL, bind(INSTALLER, 'user:cus@example.com')] },
        denyPolicies: [
          {
            name: 'policies/cloudresourcemanager.googleapis.com%2Forganizations%2F1/denypolicies/no-deleting',
            rules: [
              {
                denyRule: {
                  deniedPrincipals: ['principalSet://goog/public:all'],
                  deniedPermissions: [
                    'artifactregistry.googleapis.com/repositories.deleteArtifacts',
                  ],
                },
              },
            ],
          },
        ],
      },
    ],
    folders: [
      {
        name: ENGINEERING,
        parent: ORGANIZATION,
        displayName: 'Engineering',
        iamPolicy: {
          bindings: [bind('roles/artifactregistry.writer', 'group:round@example.com')],
        },
      },
    ],
    projects: [
      {
        projectId: 'lab-one',
        projectNumber: '101',
        displayName: 'Lab',
        parent: ENGINEERING,
        iamPolicy: {
          bindings: [
            bind('roles/artifactregistry.reader', 'user:rita@example.com'),
            bind('roles/iam.securityReviewer', 'user:otto@example.com'),
            bind('roles/artifactregistry.viewer', 'user:otto@example.com'),
          ],
        },
        repositories: [
          repository('lab-one', 'us', 'tools', {
            ...SEEN,
            iamPolicy: {
              bindings: [bind('roles/artifactregistry.admin', 'user:solo@example.com')],
            },
          }),
          repository('lab-one', 'us', 'open', {
            ...SEEN,
            iamPolicy: { bindings: [bind('roles/artifactregistry.reader', 'allUsers')] },
          }),
          repository('lab-one', 'us', 'images', { format: 'DOCKER' }),
        ],
      },
      {
        projectId: 'shop-one',
        projectNumber: '102',
        displayName: 'Shop',
        parent: ORGANIZATION,
        repositories: [
          repository('shop-one', 'us', 'front', {
            ...SEEN,
            mode: 'VIRTUAL_REPOSITORY',
            virtualRepositoryConfig: {
              upstreamPolicies: [{ id: 'tools', repository: TOOLS, priority: 10 }],
            },
          }),
        ],
      },
    ],
    roles: [
      {
        name: INSTALLER,
        title: 'Installer',
        includedPermissions: ['artifactregistry.repositories.downloadArtifacts'],
      },
    ],
  }
}
