import { expect, test } from 'vitest'
import { accessMatrix } from '@/lib/core/policies/access-matrix'
import { AUDITED_ABILITIES } from '@/lib/core/policies/deciding-permissions'
import { levelOf } from '@/lib/core/policies/level'
import { type Company, companyIndex, nameOfPlace, type Place } from './small-company'

/**
 * Who may do what. `expected` is what is granted for certain, then what depends on a condition nobody judged, then
 * what could not be found out; `through a virtual repository` where the packages are read that way.
 */
type Case = Company & { name: string; principal: string; on?: Place; expected: string }

const ANN = 'user:ann@example.com'
const TEAM = 'group:team@example.com'
const UNKNOWN_ALL = 'nothing; unknown: install, publish, delete, administer'
const CI = '//iam.googleapis.com/projects/11/locations/global/workloadIdentityPools/ci'

const CASES: Case[] = [
  // Roles
  {
    name: 'a reader installs',
    policies: { tools: [['reader', ANN]] },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'a writer publishes too',
    policies: { tools: [['writer', ANN]] },
    principal: ANN,
    expected: 'install, publish',
  },
  {
    name: 'a repository administrator deletes, and does not decide who has access',
    policies: { tools: [['repoAdmin', ANN]] },
    principal: ANN,
    expected: 'install, publish, delete',
  },
  {
    name: 'an administrator does everything',
    policies: { tools: [['admin', ANN]] },
    principal: ANN,
    expected: 'install, publish, delete, administer',
  },
  {
    name: 'somebody else has nothing',
    policies: { tools: [['admin', 'user:bob@example.com']] },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'the basic viewer installs',
    policies: { project: [['roles/viewer', ANN]] },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'the basic editor publishes and deletes',
    policies: { project: [['roles/editor', ANN]] },
    principal: ANN,
    expected: 'install, publish, delete',
  },
  {
    name: 'a security administrator decides who has access, and cannot install',
    policies: { organization: [['roles/iam.securityAdmin', ANN]] },
    principal: ANN,
    expected: 'administer',
  },
  {
    name: 'a role of another product that happens to publish',
    policies: { project: [['roles/run.builder', ANN]] },
    principal: ANN,
    expected: 'install, publish, delete',
  },
  {
    name: 'a role of another product that has nothing to do with packages',
    policies: { project: [['roles/storage.admin', ANN]] },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'a custom role that publishes and does not install',
    policies: { project: [['projects/lab-one/roles/uploader', ANN]] },
    roles: {
      'projects/lab-one/roles/uploader': {
        permissions: ['artifactregistry.repositories.uploadArtifacts'],
      },
    },
    principal: ANN,
    expected: 'publish',
  },
  {
    name: 'a disabled custom role grants nothing',
    policies: { project: [['projects/lab-one/roles/uploader', ANN]] },
    roles: {
      'projects/lab-one/roles/uploader': {
        permissions: ['artifactregistry.repositories.uploadArtifacts'],
        isDisabled: true,
      },
    },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'a custom role that could not be read may be anything',
    policies: { project: [['organizations/1/roles/secret', ANN]] },
    principal: ANN,
    expected: UNKNOWN_ALL,
  },
  {
    name: 'a role of Google that is newer than our table may be anything',
    policies: { project: [['roles/writer', ANN]], tools: [['reader', ANN]] },
    principal: ANN,
    expected: 'install; unknown: publish, delete, administer',
  },
  // Where
  ...(['organization', 'folder', 'project', 'tools'] as const).map((place) => ({
    name: `a grant on the ${place} reaches the repository`,
    policies: { [place]: [['writer', ANN] as const] },
    principal: ANN,
    expected: 'install, publish',
  })),
  {
    name: 'a grant on one repository does not reach its neighbour',
    policies: { pypi: [['writer', ANN]] },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'a grant on another project does not reach it',
    policies: { shop: [['admin', ANN]] },
    principal: ANN,
    // She reads shop's `front`; but shop's service agent may not read `tools`.
    expected: 'nothing',
  },
  {
    name: 'grants add up',
    policies: { organization: [['reader', ANN]], tools: [['projects/lab-one/roles/delete', ANN]] },
    roles: {
      'projects/lab-one/roles/delete': { permissions: ['artifactregistry.versions.delete'] },
    },
    principal: ANN,
    expected: 'install, delete',
  },
  {
    name: 'when the policy of the folder could not be read, what is not granted is unknown',
    policies: { tools: [['reader', ANN]] },
    unread: ['folder'],
    principal: ANN,
    expected: 'install; unknown: publish, delete, administer',
  },
  {
    name: 'when its own policy could not be read, nothing is denied',
    policies: {},
    unread: ['tools'],
    principal: ANN,
    expected: UNKNOWN_ALL,
  },
  // Principals
  {
    name: 'addresses are the same in any case',
    policies: { tools: [['reader', 'user:Ann@Example.com']] },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'everybody on the internet',
    policies: { tools: [['reader', 'allUsers']] },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'every Google account: a person is one',
    policies: { tools: [['reader', 'allAuthenticatedUsers']] },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'every Google account: a workload from elsewhere is none',
    policies: { tools: [['reader', 'allAuthenticatedUsers']] },
    principal: `principal:${CI}/subject/repo`,
    expected: 'nothing',
  },
  {
    name: 'a whole pool of workloads',
    policies: { tools: [['writer', `principalSet:${CI}/*`]] },
    principal: `principal:${CI}/subject/repo`,
    expected: 'install, publish',
  },
  {
    name: 'workloads with some attribute: this one may have it',
    policies: { tools: [['writer', `principalSet:${CI}/attribute.repository/a`]] },
    principal: `principal:${CI}/subject/repo`,
    expected: 'nothing; unknown: install, publish',
  },
  {
    name: 'a workload of GKE by the newer name',
    policies: {
      tools: [
        ['reader', `principal:${CI.replace('/ci', '/lab-one.svc.id.goog')}/subject/ns/a/sa/b`],
      ],
    },
    principal: `principal:${CI.replace('/ci', '/lab-one.svc.id.goog')}/subject/ns/a/sa/b`,
    expected: 'install',
  },
  {
    name: 'a domain, of somebody who signed in with it',
    policies: { tools: [['reader', 'domain:example.com']] },
    signIns: { [ANN]: 'example.com' },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'a domain, of a consumer account with such an address',
    policies: { tools: [['reader', 'domain:example.com']] },
    signIns: { [ANN]: undefined },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'a domain, of an address whose sign-in nobody saw',
    policies: { tools: [['reader', 'domain:example.com']] },
    principal: ANN,
    expected: 'nothing; unknown: install',
  },
  {
    name: 'a domain, of a Gmail address',
    policies: { tools: [['reader', 'domain:example.com']] },
    principal: 'user:ann@gmail.com',
    expected: 'nothing',
  },
  {
    name: 'a deleted account matches nobody',
    policies: { tools: [['reader', 'deleted:user:ann@example.com?uid=1']] },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'the editors of a project',
    policies: { project: [['roles/editor', ANN]], front: [['reader', 'projectEditor:lab-one']] },
    principal: ANN,
    on: 'front',
    expected: 'install',
  },
  {
    name: 'the editors of a project are not its owners',
    policies: { project: [['roles/editor', ANN]], front: [['reader', 'projectOwner:lab-one']] },
    principal: ANN,
    on: 'front',
    expected: 'nothing',
  },
  {
    name: 'the owners of a project that is not among those that were read',
    policies: { tools: [['reader', 'projectOwner:elsewhere']] },
    principal: ANN,
    expected: 'nothing; unknown: install',
  },
  {
    name: 'a kind of member that nobody knows is not lost',
    policies: { tools: [['reader', 'robotArmy:all']] },
    principal: 'robotArmy:all',
    expected: 'install',
  },
  // Groups
  {
    name: 'a group',
    policies: { project: [['writer', TEAM]] },
    groups: { 'team@example.com': [ANN] },
    principal: ANN,
    expected: 'install, publish',
  },
  {
    name: 'a group in a group',
    policies: { project: [['writer', TEAM]] },
    groups: { 'team@example.com': ['group:inner@example.com'], 'inner@example.com': [ANN] },
    principal: ANN,
    expected: 'install, publish',
  },
  {
    name: 'groups in a circle',
    policies: { project: [['writer', TEAM]] },
    groups: {
      'team@example.com': ['group:inner@example.com'],
      'inner@example.com': [TEAM, ANN],
    },
    principal: ANN,
    expected: 'install, publish',
  },
  {
    name: 'the outer group is not in the inner one',
    policies: { project: [['writer', 'group:inner@example.com']] },
    groups: {
      'team@example.com': ['group:inner@example.com', ANN],
      'inner@example.com': [],
    },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'a group that could not be opened: she may be in it',
    policies: { project: [['writer', TEAM]] },
    principal: ANN,
    expected: 'nothing; unknown: install, publish',
  },
  {
    name: 'a group inside a group that could not be opened',
    policies: { project: [['writer', TEAM]] },
    groups: { 'team@example.com': ['group:closed@example.com'] },
    principal: ANN,
    expected: 'nothing; unknown: install, publish',
  },
  {
    name: 'the group itself',
    policies: { project: [['writer', TEAM]] },
    principal: TEAM,
    expected: 'install, publish',
  },
  // Conditions, on the first of June 2026
  {
    name: 'until a day to come',
    policies: { tools: [['reader', ANN, 'request.time < timestamp("2099-01-01T00:00:00Z")']] },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'until a day gone by',
    policies: { tools: [['reader', ANN, 'request.time < timestamp("2025-01-01T00:00:00Z")']] },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'from a day to come',
    policies: { tools: [['reader', ANN, "request.time >= timestamp('2099-01-01T00:00:00Z')"]] },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'names that begin so',
    policies: {
      project: [
        ['reader', ANN, `resource.name.startsWith("${nameOfPlace('tools').slice(0, -2)}")`],
      ],
    },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'names that begin otherwise',
    policies: { project: [['reader', ANN, 'resource.name.startsWith("projects/other")']] },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'a name by the number of the project is not guessed',
    policies: { project: [['reader', ANN, 'resource.name.startsWith("projects/11/locations")']] },
    principal: ANN,
    expected: 'nothing; conditional: install',
  },
  {
    name: 'this type of resource, and until a day to come',
    policies: {
      project: [
        [
          'reader',
          ANN,
          'resource.type == "artifactregistry.googleapis.com/Repository" && request.time < timestamp("2099-01-01T00:00:00Z")',
        ],
      ],
    },
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'another service',
    policies: { project: [['reader', ANN, 'resource.service == "storage.googleapis.com"']] },
    principal: ANN,
    expected: 'nothing',
  },
  ...[
    'request.time.getHours("Europe/Berlin") < 18',
    'resource.matchTag("1/env", "dev")',
    '!(request.time < timestamp("2025-01-01T00:00:00Z"))',
    'request.time < timestamp("2025-01-01T00:00:00Z") || true',
    'request.time < timestamp("2025-02-30T00:00:00Z")',
    'request.time < timestamp("2025-01-01T00:00:00Z") && resource.name == "a" || true',
    '',
  ].map((expression) => ({
    name: `anything else is not guessed: ${expression}`,
    policies: { tools: [['reader', ANN, expression] as const] },
    principal: ANN,
    expected: 'nothing; conditional: install',
  })),
  {
    name: 'a condition that Google did not show, since the policy was read in an old version',
    policies: { tools: [['reader_withcond_0123456789abcdef0123', ANN]] },
    principal: ANN,
    expected: 'nothing; conditional: install',
  },
  {
    name: 'granted outright beats granted under a condition',
    policies: {
      tools: [['reader', ANN, 'resource.matchTag("1/env", "dev")']],
      project: [['reader', ANN]],
    },
    principal: ANN,
    expected: 'install',
  },
  // Kinds of repositories
  {
    name: 'a remote repository takes no uploads, and its cache can be deleted',
    policies: { pypi: [['repoAdmin', ANN]] },
    principal: ANN,
    on: 'pypi',
    expected: 'install, delete',
  },
  {
    name: 'a virtual repository takes no uploads and holds nothing to delete',
    policies: { all: [['admin', ANN]] },
    principal: ANN,
    on: 'all',
    expected: 'install, administer',
  },
  {
    name: 'a reader of the virtual repository reads what is behind it',
    policies: { all: [['reader', ANN]] },
    principal: ANN,
    expected: 'nothing; through a virtual repository: granted',
  },
  {
    name: '… and if the virtual one is of another project, only if that project may',
    policies: {
      front: [['reader', ANN]],
      tools: [
        ['reader', 'serviceAccount:service-22@gcp-sa-artifactregistry.iam.gserviceaccount.com'],
      ],
    },
    principal: ANN,
    expected: 'nothing; through a virtual repository: granted',
  },
  // Deny policies
  {
    name: 'a deny policy takes publishing away',
    policies: { tools: [['writer', ANN]] },
    deny: [
      {
        deniedPrincipals: ['principalSet://goog/public:all'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
    ],
    principal: ANN,
    expected: 'install',
  },
  {
    name: 'a deny policy with an exception for her',
    policies: { tools: [['writer', ANN]] },
    deny: [
      {
        deniedPrincipals: ['principalSet://goog/public:all'],
        exceptionPrincipals: ['principal://goog/subject/ann@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
    ],
    principal: ANN,
    expected: 'install, publish',
  },
  {
    name: 'a deny policy for a group that could not be opened',
    policies: { tools: [['writer', ANN]] },
    deny: [
      {
        deniedPrincipals: ['principalSet://goog/group/team@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.*'],
      },
    ],
    principal: ANN,
    expected: 'nothing; conditional: install, publish',
  },
  {
    name: 'a deny policy that depends on tags',
    policies: { tools: [['writer', ANN]] },
    deny: [
      {
        deniedPrincipals: ['principal://goog/subject/ann@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
        denialCondition: { expression: 'resource.matchTag("1/env", "prod")' },
      },
    ],
    principal: ANN,
    expected: 'install; conditional: publish',
  },
  {
    name: 'a deleted account, named by a policy',
    policies: { tools: [['writer', 'deleted:user:ann@example.com?uid=1']] },
    principal: 'deleted:user:ann@example.com?uid=1',
    expected: 'nothing',
  },
  {
    name: 'a deleted account, where not every policy could be read',
    policies: { tools: [['writer', 'deleted:user:ann@example.com?uid=1']] },
    unread: ['project'],
    principal: 'deleted:user:ann@example.com?uid=1',
    expected: 'nothing',
  },
  {
    name: 'an account made anew does not have what the deleted one had',
    policies: { tools: [['writer', 'deleted:user:ann@example.com?uid=1']] },
    principal: ANN,
    expected: 'nothing',
  },
  {
    name: 'a deny policy for somebody else',
    policies: { tools: [['writer', ANN]] },
    deny: [
      {
        deniedPrincipals: ['principal://goog/subject/bob@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/*.*'],
      },
    ],
    principal: ANN,
    expected: 'install, publish',
  },
]

test.each(CASES)('$name', ({ principal, on = 'tools', expected, ...company }) => {
  const index = companyIndex(company)
  const repository = nameOfPlace(on)
  const { abilities, through } = levelOf(index, principal, repository)
  const listed = (certainty: string) =>
    AUDITED_ABILITIES.filter((ability) => abilities[ability] === certainty).join(', ')
  const parts = [
    listed('granted') || 'nothing',
    ...['conditional', 'unknown'].map((certainty) =>
      listed(certainty) === '' ? '' : `${certainty}: ${listed(certainty)}`,
    ),
    through === 'denied' || abilities.install !== 'denied'
      ? ''
      : `through a virtual repository: ${through}`,
  ].filter((part) => part !== '')
  const said = parts.join('; ')
  expect(said).toBe(expected)
  // The matrix says the same.
  const matrix = accessMatrix(index, [principal], [repository])
  expect(matrix.at(0, 0)).toEqual(levelOf(index, principal, repository))
})
