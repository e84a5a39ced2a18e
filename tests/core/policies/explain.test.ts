import { expect, test } from 'vitest'
import type { AuditedAbility } from '@/lib/core/policies/deciding-permissions'
import { explainAccess } from '@/lib/core/policies/explain-access'
import { type Company, companyIndex, nameOfPlace, type Place } from './small-company'

const ANN = 'user:ann@example.com'
const TEAM = 'group:py-devs@example.com'

type Case = Company & {
  name: string
  ability: AuditedAbility
  on?: Place
  because: string
  /** The role to ask for; left out where none would help, or it is granted. */
  ask?: string
}

const CASES: Case[] = [
  {
    name: 'granted through a group on the project',
    policies: { project: [['writer', TEAM]] },
    groups: { 'py-devs@example.com': [ANN] },
    ability: 'publish',
    because: 'Writer, through group:py-devs@example.com on project lab-one.',
  },
  {
    name: 'granted through a group in a group on a folder',
    policies: { folder: [['reader', TEAM]] },
    groups: { 'py-devs@example.com': ['group:in@example.com'], 'in@example.com': [ANN] },
    ability: 'install',
    because:
      'Reader, through group:in@example.com in group:py-devs@example.com on folder Engineering.',
  },
  {
    name: 'granted to herself, for a time',
    policies: { tools: [['admin', ANN, 'request.time < timestamp("2099-01-01T00:00:00Z")']] },
    ability: 'administer',
    because: 'Administrator, on this repository, until 2099-01-01 00:00 UTC.',
  },
  {
    name: 'granted by a basic role',
    policies: { organization: [['roles/editor', ANN]] },
    ability: 'delete',
    because: 'Editor (basic role), on organization example.com.',
  },
  {
    name: 'granted to everybody',
    policies: { tools: [['reader', 'allUsers']] },
    ability: 'install',
    because: 'Reader, as everybody on the internet, on this repository.',
  },
  {
    name: 'not granted',
    policies: { tools: [['reader', ANN]] },
    ability: 'publish',
    because: 'No policy grants `artifactregistry.repositories.uploadArtifacts` here.',
    ask: 'roles/artifactregistry.writer',
  },
  {
    name: 'run out',
    policies: { tools: [['reader', ANN, 'request.time < timestamp("2026-01-01T00:00:00Z")']] },
    ability: 'install',
    because:
      'No policy grants `artifactregistry.repositories.downloadArtifacts` here. Not in force: Reader, on this repository, until 2026-01-01 00:00 UTC.',
    ask: 'roles/artifactregistry.reader',
  },
  {
    name: 'read through the virtual repository all the same',
    policies: { all: [['reader', ANN]] },
    ability: 'install',
    because:
      'No policy grants `artifactregistry.repositories.downloadArtifacts` here. Its packages can be installed all the same, through the virtual repository `projects/lab-one/locations/us/repositories/all`.',
    ask: 'roles/artifactregistry.reader',
  },
  {
    name: 'a condition nobody judges',
    policies: { tools: [['repoAdmin', ANN, 'resource.matchTag("1/env", "dev")']] },
    ability: 'delete',
    because:
      'Repository Administrator, on this repository, under a condition that this page does not judge: `resource.matchTag("1/env", "dev")`.',
    ask: 'roles/artifactregistry.repoAdmin',
  },
  {
    name: 'a group that could not be opened',
    policies: { tools: [['writer', TEAM]] },
    ability: 'publish',
    because:
      'Perhaps: Writer, through group:py-devs@example.com on this repository. Nobody could see who is in `group:py-devs@example.com`.',
    ask: 'roles/artifactregistry.writer',
  },
  {
    name: 'a policy that could not be read',
    policies: {},
    unread: ['folder'],
    ability: 'administer',
    because: 'The policy of `folders/2` could not be read: it may grant this.',
    ask: 'roles/artifactregistry.admin',
  },
  {
    name: 'a role that could not be read',
    policies: { tools: [['projects/lab-one/roles/x', ANN]] },
    ability: 'install',
    because:
      'Perhaps: projects/lab-one/roles/x, on this repository. The custom role `projects/lab-one/roles/x` could not be read.',
    ask: 'roles/artifactregistry.reader',
  },
  {
    name: 'taken away by a deny policy: no role helps',
    policies: { tools: [['writer', ANN]] },
    deny: [
      {
        deniedPrincipals: ['principalSet://goog/public:all'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
    ],
    ability: 'publish',
    because: 'Writer, on this repository, but the deny policy `no-uploads` takes it away.',
  },
  {
    name: 'a deny policy takes something else away: a role helps',
    policies: { tools: [['repoAdmin', ANN, 'request.time < timestamp("2025-01-01T00:00:00Z")']] },
    deny: [
      {
        deniedPrincipals: ['principalSet://goog/public:all'],
        deniedPermissions: ['artifactregistry.googleapis.com/*.delete'],
      },
    ],
    ability: 'publish',
    because:
      'No policy grants `artifactregistry.repositories.uploadArtifacts` here. Not in force: Repository Administrator, on this repository, until 2025-01-01 00:00 UTC.',
    ask: 'roles/artifactregistry.writer',
  },
  {
    name: 'forbidden by a deny policy without any grant: no role helps',
    policies: {},
    deny: [
      {
        deniedPrincipals: ['principalSet://goog/public:all'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
    ],
    ability: 'publish',
    because:
      'No policy grants `artifactregistry.repositories.uploadArtifacts` here. The deny policy `no-uploads` forbids it: no role would help.',
  },
  {
    name: 'perhaps taken away',
    policies: { tools: [['writer', ANN]] },
    deny: [
      {
        deniedPrincipals: [`principalSet://goog/group/x@example.com`],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
    ],
    ability: 'publish',
    because: 'Writer, on this repository, unless the deny policy `no-uploads` applies.',
    ask: 'roles/artifactregistry.writer',
  },
  {
    name: 'a virtual repository takes no uploads: no role helps',
    policies: { all: [['admin', ANN]] },
    on: 'all',
    ability: 'publish',
    because: 'A virtual repository takes no uploads, whoever asks.',
  },
]

test.each(CASES)('$name', ({ ability, on = 'tools', because, ask, ...company }) => {
  const explained = explainAccess(companyIndex(company), ANN, nameOfPlace(on))[ability]
  expect(explained.because).toBe(because)
  expect(explained.missing?.role.name).toBe(ask)
  if (ask !== undefined) expect(explained.missing?.resource).toBe(nameOfPlace(on))
})
