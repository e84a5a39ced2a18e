import { expect, test } from 'vitest'
import { success } from '@/lib/core/outcome'
import { findRisks } from '@/lib/core/policies/findings/find-risks'
import type { FindingKind } from '@/lib/core/policies/findings/finding'
import { mendScript } from '@/lib/core/policies/findings/mend-commands'
import { indexPolicies } from '@/lib/core/policies/policy-index'
import { type Company, companyIndex, nameOfPlace } from './small-company'

type Case = Company & {
  name: string
  /** Each as `kind, severity: reason` — only those of the kind that the case is about. */
  about: FindingKind
  expected: readonly { says: string; commands: readonly string[]; bearsOn?: number }[]
}

const TOOLS = 'tools --project=lab-one --location=us'
const REMOVE = `gcloud artifacts repositories remove-iam-policy-binding ${TOOLS}`
const ADD = `gcloud artifacts repositories add-iam-policy-binding ${TOOLS}`
const PROJECT = 'gcloud projects remove-iam-policy-binding lab-one'
const GROUP = `--member="group:\${GROUP:?set it to the address of a group}"`
const ACCOUNT = `--member="serviceAccount:\${ACCOUNT:?set it to the address of a service account}"`
const JOIN = `gcloud identity groups memberships add --group-email="\${GROUP:?set it to the address of a group}"`
const COMPUTE = 'serviceAccount:11-compute@developer.gserviceaccount.com'

const CASES: Case[] = [
  {
    name: 'public to the internet',
    policies: { tools: [['reader', 'allUsers']] },
    about: 'public',
    expected: [
      {
        says: 'high: Anyone on the internet can install from it.',
        commands: [
          `${REMOVE} --member=allUsers --role=roles/artifactregistry.reader --condition=None`,
        ],
        bearsOn: 1,
      },
    ],
  },
  {
    name: 'public by a role that could not be read: said as a possibility, not left out',
    policies: { tools: [['projects/lab-one/roles/x', 'allUsers']] },
    about: 'public',
    expected: [
      {
        says: 'high: Anyone on the internet may be allowed anything: The custom role `projects/lab-one/roles/x` could not be read.',
        commands: [`${REMOVE} --member=allUsers --role=projects/lab-one/roles/x --condition=None`],
      },
    ],
  },
  {
    name: 'not public any more',
    policies: {
      tools: [['reader', 'allUsers', 'request.time < timestamp("2025-01-01T00:00:00Z")']],
    },
    about: 'public',
    expected: [],
  },
  {
    name: 'open to every Google account, by a grant on the project',
    policies: { project: [['writer', 'allAuthenticatedUsers']] },
    about: 'every-google-account',
    expected: [
      {
        says: 'high: Anyone with any Google account can install from it, publish to it. This is not limited to your organization.',
        commands: [
          `${PROJECT} --member=allAuthenticatedUsers --role=roles/artifactregistry.writer --condition=None`,
        ],
        bearsOn: 3,
      },
    ],
  },
  {
    name: 'outside the domains, and inside them',
    policies: {
      tools: [
        ['reader', 'user:solo@partner.example'],
        ['reader', 'user:ann@example.com'],
        ['reader', 'domain:other.example'],
      ],
    },
    about: 'outside-domains',
    expected: [
      {
        says: 'medium: `user:solo@partner.example` is of none of your domains (example.com) and can install from it.',
        commands: [
          `${REMOVE} --member=user:solo@partner.example --role=roles/artifactregistry.reader --condition=None`,
        ],
      },
      {
        says: 'medium: `domain:other.example` is of none of your domains (example.com) and can install from it.',
        commands: [
          `${REMOVE} --member=domain:other.example --role=roles/artifactregistry.reader --condition=None`,
        ],
      },
    ],
  },
  {
    name: 'outside the domains, inside a group',
    policies: { tools: [['writer', 'group:team@example.com']] },
    groups: {
      'team@example.com': ['group:inner@example.com'],
      'inner@example.com': ['user:solo@partner.example', 'group:team@example.com'],
    },
    about: 'outside-domains',
    expected: [
      {
        says: 'high: `user:solo@partner.example` is of none of your domains (example.com) and can install from it, publish to it, through `group:inner@example.com` in `group:team@example.com`.',
        commands: [
          'gcloud identity groups memberships delete --group-email=inner@example.com --member-email=solo@partner.example',
        ],
      },
    ],
  },
  {
    name: 'a basic role publishes: narrower roles are granted first',
    policies: { project: [['roles/editor', 'group:devs@example.com']] },
    about: 'basic-role',
    expected: [
      {
        says: 'medium: `group:devs@example.com` can publish through the basic role `roles/editor`.',
        commands: [
          `gcloud artifacts repositories add-iam-policy-binding ${TOOLS} --member=group:devs@example.com --role=roles/artifactregistry.writer --condition=None`,
          `${PROJECT} --member=group:devs@example.com --role=roles/editor --condition=None`,
        ],
        bearsOn: 1,
      },
    ],
  },
  {
    name: 'the editors of a project, named by that, publish',
    policies: { tools: [['writer', 'projectEditor:lab-one']] },
    about: 'basic-role',
    expected: [
      {
        says: 'medium: `projectEditor:lab-one` can publish through the basic role `roles/editor`.',
        commands: [
          `${ADD} ${GROUP} --role=roles/artifactregistry.writer --condition=None`,
          `${REMOVE} --member=projectEditor:lab-one --role=roles/artifactregistry.writer --condition=None`,
        ],
      },
    ],
  },
  {
    name: 'a default service account with a role that could not be read',
    policies: {
      tools: [['projects/lab-one/roles/x', 'serviceAccount:lab-one@appspot.gserviceaccount.com']],
    },
    about: 'default-service-account',
    expected: [
      {
        says: 'medium: The default service account `serviceAccount:lab-one@appspot.gserviceaccount.com` may be able to publish (The custom role `projects/lab-one/roles/x` could not be read).',
        commands: [
          `${ADD} ${ACCOUNT} --role=roles/artifactregistry.writer --condition=None`,
          `${REMOVE} --member=serviceAccount:lab-one@appspot.gserviceaccount.com --role=projects/lab-one/roles/x --condition=None`,
        ],
      },
    ],
  },
  {
    name: 'a person with a role that could not be read is no finding',
    policies: { tools: [['projects/lab-one/roles/x', 'user:ann@example.com']] },
    about: 'person',
    expected: [],
  },
  {
    name: 'the viewer’s basic role is no finding',
    policies: { project: [['roles/viewer', 'group:devs@example.com']] },
    about: 'basic-role',
    expected: [],
  },
  {
    name: 'a person publishes, and a group could',
    policies: {
      tools: [
        ['writer', 'user:ann@example.com'],
        ['writer', 'group:devs@example.com'],
      ],
    },
    about: 'person',
    expected: [
      {
        says: 'low: `user:ann@example.com` can publish by a grant of their own, not through a group.',
        commands: [
          'gcloud identity groups memberships add --group-email=devs@example.com --member-email=ann@example.com',
          `${REMOVE} --member=user:ann@example.com --role=roles/artifactregistry.writer --condition=None`,
        ],
      },
    ],
  },
  {
    name: 'a person publishes under a condition: that binding alone goes, and commas are kept',
    policies: {
      tools: [['writer', 'user:ann@example.com', 'resource.matchTag("1/env", "dev")']],
    },
    about: 'person',
    expected: [
      {
        says: 'low: `user:ann@example.com` can publish by a grant of their own, not through a group.',
        commands: [
          `${ADD} ${GROUP} --role=roles/artifactregistry.writer '--condition=^:^expression=resource.matchTag("1/env", "dev"):title=c'`,
          `${JOIN} --member-email=ann@example.com`,
          `${REMOVE} --member=user:ann@example.com --role=roles/artifactregistry.writer '--condition=^:^expression=resource.matchTag("1/env", "dev"):title=c'`,
        ],
      },
    ],
  },
  {
    name: 'a deleted account is still named',
    policies: { folder: [['reader', 'deleted:user:old@example.com?uid=12']] },
    about: 'deleted-principal',
    expected: [
      {
        says: 'low: The policy still names `deleted:user:old@example.com?uid=12`.',
        commands: [
          "gcloud resource-manager folders remove-iam-policy-binding 2 '--member=deleted:user:old@example.com?uid=12' --role=roles/artifactregistry.reader --condition=None",
        ],
      },
    ],
  },
  {
    name: 'a deleted account that administers everything decides nothing',
    policies: { organization: [['roles/owner', 'deleted:user:old@example.com?uid=12']] },
    about: 'wide-administration',
    expected: [],
  },
  {
    name: 'a default service account publishes',
    policies: {
      project: [['writer', 'serviceAccount:11-compute@developer.gserviceaccount.com']],
    },
    about: 'default-service-account',
    expected: [
      {
        says: 'medium: The default service account `serviceAccount:11-compute@developer.gserviceaccount.com` can publish.',
        commands: [
          `gcloud projects add-iam-policy-binding lab-one ${ACCOUNT} --role=roles/artifactregistry.writer --condition=None`,
          `${PROJECT} --member=serviceAccount:11-compute@developer.gserviceaccount.com --role=roles/artifactregistry.writer --condition=None`,
        ],
        bearsOn: 1,
      },
    ],
  },
  {
    name: 'a default service account with a basic role is not given another one',
    policies: { project: [['roles/editor', COMPUTE]] },
    about: 'basic-role',
    expected: [
      {
        says: `medium: \`${COMPUTE}\` can publish through the basic role \`roles/editor\`.`,
        commands: [
          `gcloud projects add-iam-policy-binding lab-one ${ACCOUNT} --role=roles/artifactregistry.writer --condition=None`,
          `${PROJECT} --member=${COMPUTE} --role=roles/editor --condition=None`,
        ],
      },
    ],
  },
  {
    name: 'a person publishes, and no group could: one is chosen before anything is taken away',
    policies: { tools: [['writer', 'user:ann@example.com']] },
    about: 'person',
    expected: [
      {
        says: 'low: `user:ann@example.com` can publish by a grant of their own, not through a group.',
        commands: [
          `${ADD} ${GROUP} --role=roles/artifactregistry.writer --condition=None`,
          `${JOIN} --member-email=ann@example.com`,
          `${REMOVE} --member=user:ann@example.com --role=roles/artifactregistry.writer --condition=None`,
        ],
      },
    ],
  },
  {
    name: 'an owner is not made less than one by a command',
    policies: { project: [['roles/owner', 'user:ann@example.com']] },
    about: 'basic-role',
    expected: [
      {
        says: 'medium: `user:ann@example.com` can publish through the basic role `roles/owner`.',
        commands: [
          `${ADD} --member=user:ann@example.com --role=roles/artifactregistry.writer --condition=None`,
        ],
      },
    ],
  },
  {
    name: 'administration by a role for much else',
    policies: { folder: [['roles/iam.securityAdmin', 'user:ann@example.com']] },
    about: 'wide-administration',
    expected: [
      {
        says: 'medium: `user:ann@example.com` decides who has access to 3 repositories, by one grant on `folders/2`.',
        commands: [],
      },
    ],
  },
  {
    name: 'administration of a whole organization',
    policies: {
      organization: [['admin', 'group:sre@example.com']],
      tools: [['admin', 'group:owners@example.com']],
    },
    about: 'wide-administration',
    expected: [
      {
        says: 'medium: `group:sre@example.com` decides who has access to 4 repositories, by one grant on `organizations/1`.',
        commands: [
          ...['tools', 'pypi', 'all'].map(
            (id) =>
              `gcloud artifacts repositories add-iam-policy-binding ${id} --project=lab-one --location=us --member=group:sre@example.com --role=roles/artifactregistry.admin --condition=None`,
          ),
          'gcloud artifacts repositories add-iam-policy-binding front --project=shop-one --location=us --member=group:sre@example.com --role=roles/artifactregistry.admin --condition=None',
          'gcloud organizations remove-iam-policy-binding 1 --member=group:sre@example.com --role=roles/artifactregistry.admin --condition=None',
        ],
        bearsOn: 4,
      },
    ],
  },
  {
    name: 'PyPI comes before an own repository',
    policies: {},
    priorities: { tools: 50, pypi: 50 },
    about: 'dependency-confusion',
    expected: [
      {
        says: `high: \`${nameOfPlace('tools')}\` (priority 50) does not come before PyPI (priority 50).`,
        commands: [
          `gcloud artifacts repositories update all --project=lab-one --location=us --upstream-policy-file=/dev/stdin <<< '[{"id":"tools","repository":"${nameOfPlace('tools')}","priority":51},{"id":"pypi","repository":"${nameOfPlace('pypi')}","priority":50}]'`,
        ],
      },
    ],
  },
  { name: 'PyPI comes last', policies: {}, about: 'dependency-confusion', expected: [] },
  {
    name: 'a source that could not be looked at may be PyPI, and does not come after an own repository',
    policies: {},
    priorities: { tools: 50, pypi: 50 },
    unseen: ['pypi'],
    about: 'dependency-confusion',
    expected: [
      {
        says: `high: Perhaps: \`${nameOfPlace('tools')}\` (priority 50) does not come before \`${nameOfPlace('pypi')}\` (priority 50), which could not be looked at: it may pass on PyPI.`,
        commands: ['gcloud artifacts repositories describe pypi --project=lab-one --location=us'],
      },
    ],
  },
  {
    name: 'a source that could not be looked at may be an own one, and does not come before PyPI',
    policies: {},
    priorities: { tools: 50, pypi: 50 },
    unseen: ['tools'],
    about: 'dependency-confusion',
    expected: [
      {
        says: `high: Perhaps: \`${nameOfPlace('tools')}\` (priority 50), which could not be looked at, does not come before PyPI (priority 50).`,
        commands: [
          `gcloud artifacts repositories update all --project=lab-one --location=us --upstream-policy-file=/dev/stdin <<< '[{"id":"tools","repository":"${nameOfPlace('tools')}","priority":51},{"id":"pypi","repository":"${nameOfPlace('pypi')}","priority":50}]'`,
        ],
      },
    ],
  },
  {
    name: 'sources that could not be looked at, and come last, whatever they are',
    policies: {},
    unseen: ['pypi'],
    about: 'dependency-confusion',
    expected: [],
  },
  {
    name: 'a public virtual repository opens what is behind it, but for PyPI, which is open anyway',
    policies: { all: [['reader', 'allUsers']] },
    about: 'public',
    expected: [
      {
        says: 'high: Anyone on the internet can install from it.',
        commands: [
          'gcloud artifacts repositories remove-iam-policy-binding all --project=lab-one --location=us --member=allUsers --role=roles/artifactregistry.reader --condition=None',
        ],
        bearsOn: 1,
      },
      {
        says: `high: Anyone on the internet can install from it through a virtual repository in front of it: \`${nameOfPlace('all')}\`.`,
        commands: [
          'gcloud artifacts repositories remove-iam-policy-binding all --project=lab-one --location=us --member=allUsers --role=roles/artifactregistry.reader --condition=None',
        ],
        bearsOn: 1,
      },
    ],
  },
  {
    name: 'a virtual repository of another project that may not read what is behind it opens nothing',
    policies: { front: [['reader', 'allAuthenticatedUsers']] },
    about: 'every-google-account',
    expected: [
      {
        says: 'high: Anyone with any Google account can install from it. This is not limited to your organization.',
        commands: [
          'gcloud artifacts repositories remove-iam-policy-binding front --project=shop-one --location=us --member=allAuthenticatedUsers --role=roles/artifactregistry.reader --condition=None',
        ],
        bearsOn: 1,
      },
    ],
  },
  {
    name: 'somebody from outside reads what is behind a virtual repository',
    policies: { all: [['reader', 'user:solo@partner.example']] },
    about: 'outside-domains',
    expected: [
      {
        says: 'medium: `user:solo@partner.example` is of none of your domains (example.com) and can install from it.',
        commands: [
          'gcloud artifacts repositories remove-iam-policy-binding all --project=lab-one --location=us --member=user:solo@partner.example --role=roles/artifactregistry.reader --condition=None',
        ],
      },
      {
        says: `medium: \`user:solo@partner.example\` is of none of your domains (example.com) and can install from it through a virtual repository in front of it: \`${nameOfPlace('all')}\`.`,
        commands: [
          'gcloud artifacts repositories remove-iam-policy-binding all --project=lab-one --location=us --member=user:solo@partner.example --role=roles/artifactregistry.reader --condition=None',
        ],
      },
    ],
  },
]

test.each(CASES)('$name', ({ about, expected, ...company }) => {
  const all = findRisks(companyIndex(company), { domains: ['example.com'] })
  const found = all.filter(({ kind }) => kind === about)
  expect(
    found.map(({ severity, reason, mend }) => ({
      says: `${severity}: ${reason}`,
      commands: mend.commands,
    })),
  ).toEqual(expected.map(({ says, commands }) => ({ says, commands })))
  found.forEach(({ weight, mend, repositories }, at) => {
    for (const sentence of [weight, mend.text]) expect(sentence).toMatch(/^[A-Z`].*\.$/)
    const bearsOn = expected[at]?.bearsOn
    if (bearsOn !== undefined) expect(repositories).toHaveLength(bearsOn)
  })
})

/** The company with as many more repositories in lab-one, and in projects of their own. */
function wider(more: { here: number; elsewhere: number }) {
  const { snapshot } = companyIndex({
    policies: { organization: [['admin', 'user:ada@example.com']] },
  })
  const [tools] = snapshot.repositories
  if (tools === undefined) throw new Error('no repository')
  const added = (count: number, project: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => ({
      ...tools,
      name: { ...tools.name, project: project(at), repository: `more-${at}` },
    }))
  return indexPolicies({
    ...snapshot,
    containers: [
      ...snapshot.containers,
      ...Array.from({ length: more.elsewhere }, (_, at) => ({
        name: `projects/else-${at}`,
        parent: success('organizations/1'),
        policy: success({ bindings: [] }),
      })),
    ],
    repositories: [
      ...snapshot.repositories,
      ...added(more.here, () => 'lab-one'),
      ...added(more.elsewhere, (at) => `else-${at}`),
    ],
  })
}

test('administration of many repositories is never only taken away', () => {
  const mendOf = (index: ReturnType<typeof wider>, isWhole = true) => {
    const found = findRisks(index, { domains: [], isWhole })
    return found.find(({ kind }) => kind === 'wide-administration')
  }
  const admin = '--member=user:ada@example.com --role=roles/artifactregistry.admin --condition=None'
  expect(mendOf(wider({ here: 5, elsewhere: 0 }))?.mend.commands).toEqual([
    `gcloud projects add-iam-policy-binding lab-one ${admin}`,
    `gcloud projects add-iam-policy-binding shop-one ${admin}`,
    `gcloud organizations remove-iam-policy-binding 1 ${admin}`,
  ])
  expect(mendOf(wider({ here: 0, elsewhere: 9 }))?.mend).toEqual({
    text: expect.stringContaining('grant `roles/artifactregistry.admin` where it is needed first'),
    commands: [],
  })
  // A page about one repository has read a part of what is below.
  const partial = mendOf(wider({ here: 0, elsewhere: 0 }), false)
  expect(partial?.reason).toBe(
    '`user:ada@example.com` decides who has access here, by a grant on `organizations/1`: it reaches other repositories as well, which this page does not read.',
  )
  expect(partial?.mend).toEqual({ text: expect.stringContaining('`/audit`'), commands: [] })
})

test('where only a part was read, no grant above is replaced; one on the repository is', () => {
  const index = companyIndex({
    policies: {
      project: [['roles/editor', 'group:devs@example.com']],
      tools: [['writer', 'user:ann@example.com']],
    },
  })
  const found = findRisks(index, { domains: [], isWhole: false })
  const commands = (kind: FindingKind) =>
    found.filter((one) => one.kind === kind).map(({ mend }) => mend.commands.length)
  expect(commands('basic-role')).toEqual([0])
  expect(commands('person')).toEqual([3])
})

test('a binding whose condition was not shown is not taken away by guess', () => {
  const { snapshot } = companyIndex({ policies: {} })
  const [tools, ...others] = snapshot.repositories
  if (tools === undefined) throw new Error('no repository')
  const role = 'roles/artifactregistry.reader_withcond_0123456789abcdef0123'
  const policy = success({ bindings: [{ role, members: ['allUsers'] }] })
  const index = indexPolicies({ ...snapshot, repositories: [{ ...tools, policy }, ...others] })
  const [found] = findRisks(index, { domains: [] })
  expect(found?.mend).toEqual({
    text: expect.stringContaining('look at the policy first'),
    commands: [],
  })
})

test('a command that fails keeps the next ones from running', () => {
  expect(mendScript(['false', 'echo taken'])).toBe('false &&\necho taken')
})

test('the gravest come first', () => {
  const found = findRisks(
    companyIndex({
      policies: {
        organization: [['admin', 'user:solo@partner.example']],
        tools: [
          ['reader', 'allUsers'],
          ['reader', 'deleted:user:old@example.com?uid=12'],
        ],
      },
    }),
    { domains: ['example.com'] },
  )
  const order = ['high', 'medium', 'low']
  const weights = found.map(({ severity }) => order.indexOf(severity))
  expect(weights).toEqual(weights.toSorted((a, b) => a - b))
  expect(new Set(weights).size).toBe(3)
})
