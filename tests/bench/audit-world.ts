import { LOCATIONS } from '../../emulator/artifact-registry/locations.ts'
import { repository } from '../support/worlds.ts'

export const AUDIT_PROJECTS = 100
const REPOSITORIES_EACH = 10
export const AUDIT_REPOSITORIES = AUDIT_PROJECTS * REPOSITORIES_EACH
const FOLDERS = 20
const GROUPS = 200
const USERS = 1800
/** Groups and people that the policies name, or the groups in them have. */
export const AUDIT_PRINCIPALS = GROUPS + USERS
export const AUDIT_SCOPE = 'organizations/1'
/** The person of {@link auditWorld} who may see every policy of it. */
export const AUDITOR = 'auditor@example.com'

const AUDITOR_ROLES = [
  'roles/artifactregistry.viewer',
  'roles/browser',
  'roles/cloudasset.viewer',
  'roles/iam.denyReviewer',
  'roles/iam.organizationRoleViewer',
  'roles/iam.securityReviewer',
]
const ROLES = [
  ...['reader', 'writer', 'repoAdmin', 'admin'].map((id) => `roles/artifactregistry.${id}`),
  `${AUDIT_SCOPE}/roles/installer`,
]

/** 1,000 repositories in 100 projects in 20 folders of an organization, and 2,000 principals. */
export function auditWorld() {
  const locations = [...LOCATIONS]
  return {
    people: [{ email: AUDITOR, name: 'Auditor', hd: 'example.com' }],
    // Every fourth group is in the one before it.
    groups: range(GROUPS).map((at) => ({
      email: groupAt(at).slice('group:'.length),
      members: [
        ...range(USERS / GROUPS).map((n) => userAt(at * (USERS / GROUPS) + n)),
        ...(at % 4 === 0 && at + 1 < GROUPS ? [groupAt(at + 1)] : []),
      ],
      viewers: 'everybody',
    })),
    organizations: [
      {
        name: AUDIT_SCOPE,
        displayName: 'example.com',
        denyPolicies: [
          {
            name: 'policies/cloudresourcemanager.googleapis.com%2Forganizations%2F1/denypolicies/no-deleting',
            rules: [
              {
                denyRule: {
                  deniedPrincipals: ['principalSet://goog/public:all'],
                  exceptionPrincipals: ['principalSet://goog/group/team-0@example.com'],
                  deniedPermissions: [
                    'artifactregistry.googleapis.com/repositories.deleteArtifacts',
                  ],
                },
              },
            ],
          },
        ],
        iamPolicy: {
          bindings: [
            ...AUDITOR_ROLES.map((role) => ({ role, members: [`user:${AUDITOR}`] })),
            ...bindings(5, 1),
          ],
        },
      },
    ],
    folders: range(FOLDERS).map((at) => ({
      name: `folders/${100 + at}`,
      displayName: `Folder ${at}`,
      parent: at < 4 ? AUDIT_SCOPE : `folders/${100 + (at % 4)}`,
      iamPolicy: { bindings: bindings(4, at) },
    })),
    projects: range(AUDIT_PROJECTS).map((at) => {
      const projectId = `audit-${String(at).padStart(3, '0')}`
      return {
        projectId,
        projectNumber: String(1000 + at),
        displayName: projectId,
        parent: `folders/${100 + (at % FOLDERS)}`,
        services: { 'cloudasset.googleapis.com': 'ENABLED' },
        iamPolicy: { bindings: bindings(6, at) },
        repositories: range(REPOSITORIES_EACH).map((n) =>
          repository(projectId, locations[(at * 7 + n * 11) % locations.length] ?? 'us', `r-${n}`, {
            // Half of them have a policy of their own.
            ...(n % 2 === 0 ? { iamPolicy: { bindings: bindings(3, at * 10 + n) } } : {}),
          }),
        ),
      }
    }),
    roles: [
      {
        name: `${AUDIT_SCOPE}/roles/installer`,
        title: 'Installer',
        includedPermissions: ['artifactregistry.repositories.downloadArtifacts'],
      },
    ],
  }
}

function bindings(count: number, seed: number) {
  return range(count).map((at) => ({
    role: ROLES[(seed + at) % ROLES.length] ?? '',
    members: [
      groupAt(seed * 7 + at * 3),
      userAt(seed * 13 + at),
      userAt(seed * 17 + 5 * at + USERS / 2),
    ],
  }))
}

function groupAt(at: number): string {
  return `group:team-${at % GROUPS}@example.com`
}

function userAt(at: number): string {
  return `user:person-${at % USERS}@example.com`
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
