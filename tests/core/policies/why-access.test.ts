import { expect, test } from 'vitest'
import type { Access } from '@/lib/core/access'
import type { AuditedAbility } from '@/lib/core/policies/deciding-permissions'
import { whyAccess } from '@/lib/core/policies/why-access'
import { whyBefore } from '@/lib/core/policies/why-before'
import { type Company, companyIndex, nameOfPlace, type Place } from './small-company'

const ANN = 'user:ann@example.com'
const TEAM = 'group:py-devs@example.com'
const YES: Access = { is: 'granted', because: 'You hold it.' }
const NO: Access = { is: 'denied', because: 'You lack it.' }

type Case = Company & {
  name: string
  google: Access
  ability?: AuditedAbility
  on?: Place
  because: string
  ask?: string
}

const CASES: Case[] = [
  {
    name: 'the policies explain a yes',
    google: YES,
    policies: { project: [['writer', TEAM]] },
    groups: { 'py-devs@example.com': [ANN] },
    because: 'Writer, through group:py-devs@example.com on project lab-one.',
  },
  {
    name: 'nobody could look into the group that explains a yes',
    google: YES,
    policies: { project: [['writer', TEAM]] },
    because:
      'Google says yes; perhaps as Writer, through group:py-devs@example.com on project lab-one.',
  },
  {
    name: 'the policy that explains a yes could not be read',
    google: YES,
    policies: { project: [['writer', ANN]] },
    unread: ['project'],
    because: 'Google says yes; you may not read the policy that grants it.',
  },
  {
    name: 'everything was read, and nothing explains a yes',
    google: YES,
    policies: {},
    because: 'Google says yes; you may not read the policy that grants it.',
  },
  {
    name: 'a condition that is not judged, and a yes',
    google: YES,
    policies: { tools: [['writer', ANN, 'request.time.getHours() < 9']] },
    because:
      'Google says yes: Writer, on this repository, under a condition that this page does not judge.',
  },
  {
    name: 'a condition that is not judged, and a no',
    google: NO,
    policies: { tools: [['writer', ANN, 'request.time.getHours() < 9']] },
    because:
      '`artifactregistry.repositories.uploadArtifacts` is missing. The least role that has it is Artifact Registry Writer, on this repository. Google says no now: Writer, on this repository, under a condition that this page does not judge.',
    ask: 'writer',
  },
  {
    name: 'a grant that has run out',
    google: NO,
    policies: { project: [['writer', ANN, 'request.time < timestamp("2025-01-01T00:00:00Z")']] },
    because:
      '`artifactregistry.repositories.uploadArtifacts` is missing. The least role that has it is Artifact Registry Writer, on this repository. Not in force: Writer, on project lab-one, until 2025-01-01 00:00 UTC.',
    ask: 'writer',
  },
  {
    name: 'a deny policy: no role would help',
    google: NO,
    policies: { tools: [['writer', ANN]] },
    deny: [
      {
        deniedPrincipals: ['principal://goog/subject/ann@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
    ],
    because:
      'Writer, on this repository, but the deny policy `no-uploads` takes `artifactregistry.repositories.uploadArtifacts` away.',
  },
  {
    name: 'a deny policy about deleting: a role to publish can be asked for',
    google: NO,
    policies: { tools: [['reader', ANN]] },
    deny: [
      {
        deniedPrincipals: ['principal://goog/subject/ann@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/*.delete'],
      },
    ],
    because:
      '`artifactregistry.repositories.uploadArtifacts` is missing. The least role that has it is Artifact Registry Writer, on this repository.',
    ask: 'writer',
  },
  {
    name: 'a deny policy for somebody without any grant: no role would help',
    google: NO,
    policies: {},
    deny: [
      {
        deniedPrincipals: ['principal://goog/subject/ann@example.com'],
        deniedPermissions: ['artifactregistry.googleapis.com/repositories.uploadArtifacts'],
      },
    ],
    because:
      'The deny policy `no-uploads` forbids `artifactregistry.repositories.uploadArtifacts`: no role would help.',
  },
  {
    name: 'deny policies that were not read: what is granted is not asked for again',
    google: NO,
    ability: 'delete',
    policies: { project: [['admin', ANN]] },
    because:
      'Administrator, on project lab-one, yet Google says no: a deny policy or an access boundary that you may not see takes it away, or the grant is only minutes old.',
  },
  {
    name: 'a no, and another way in',
    google: NO,
    ability: 'install',
    policies: { all: [['reader', ANN]] },
    because:
      '`artifactregistry.repositories.downloadArtifacts` is missing. The least role that has it is Artifact Registry Reader, on this repository. Its packages can be installed all the same, through `projects/lab-one/locations/us/repositories/all`.',
    ask: 'reader',
  },
  {
    name: 'the kind of repository decides',
    google: NO,
    on: 'pypi',
    policies: { pypi: [['writer', ANN]] },
    because: 'You lack it.',
  },
  {
    name: 'Google did not answer',
    google: { is: 'unknown', because: 'No answer in time.' },
    policies: { tools: [['writer', ANN]] },
    because: 'No answer in time.',
  },
]

test.each(CASES)(
  '$name',
  ({ google, ability = 'publish', on = 'tools', because, ask, ...company }) => {
    const index = companyIndex(company)
    const repository = nameOfPlace(on)
    const mode = index.repositories.get(repository)?.mode
    const why = whyAccess({ access: google, ability, mode, index, member: ANN, repository })
    expect(why).toMatchObject({ is: google.is, because })
    expect(why.ask?.id).toBe(ask)
  },
)

test('without any policies Google’s answer stands, and a role can be asked for', () => {
  const about = {
    ability: 'publish',
    mode: undefined,
    index: undefined,
    member: ANN,
    repository: '',
  } as const
  expect(whyAccess({ ...about, access: NO })).toMatchObject({
    because: 'You lack it.',
    ask: { id: 'writer' },
  })
  expect(whyAccess({ ...about, access: YES }).because).toBe(
    'Google says yes; you may not read the policy that grants it.',
  )
})

test('before the policies are there a no says what is missing, and a yes claims nothing of them', () => {
  const standard = { kind: 'standard' } as const
  expect(whyBefore(YES, 'publish', standard)).toEqual({ because: 'You hold it.' })
  expect(whyBefore(NO, 'publish', standard)).toMatchObject({
    because:
      '`artifactregistry.repositories.uploadArtifacts` is missing. The least role that has it is Artifact Registry Writer, on this repository.',
    ask: { id: 'writer' },
  })
  expect(whyBefore(NO, 'publish', { kind: 'remote', source: 'PyPI' })).toEqual({
    because: 'You lack it.',
  })
  expect(whyBefore(NO, 'install', undefined)).toMatchObject({
    because: 'You lack it.',
    ask: { id: 'reader' },
  })
})
