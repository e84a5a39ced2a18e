import fc from 'fast-check'

/** The moment at which random worlds are judged; times in their conditions lie around it. */
export const NOW = Date.parse('2026-06-01T00:00:00Z')

const PERMISSIONS = [
  'artifactregistry.repositories.downloadArtifacts',
  'artifactregistry.repositories.uploadArtifacts',
  'artifactregistry.repositories.deleteArtifacts',
  'artifactregistry.repositories.setIamPolicy',
  'artifactregistry.repositories.get',
  'artifactregistry.versions.delete',
  'artifactregistry.packages.delete',
  'artifactregistry.repositories.readViaVirtualRepository',
]
const ROLES = [
  'roles/artifactregistry.reader',
  'roles/artifactregistry.writer',
  'roles/artifactregistry.repoAdmin',
  'roles/artifactregistry.admin',
  'roles/artifactregistry.viewer',
  'roles/artifactregistry.containerRegistryMigrationAdmin',
  'roles/artifactregistry.serviceAgent',
  'roles/viewer',
  'roles/editor',
  'roles/owner',
  'roles/run.builder',
  'roles/iam.securityAdmin',
  'roles/iam.securityReviewer',
  'roles/browser',
  'CUSTOM of the project',
  'CUSTOM of the organization',
]
const TIMES = [
  '2026-05-31T23:59:59Z',
  '2026-06-01T00:00:00Z',
  '2026-06-01T02:00:00+02:00',
  '2099-01-01T00:00:00Z',
]

const binding = fc.record({
  role: fc.constantFrom(...ROLES),
  // Positions in the list of members that the world has; most bindings name few.
  members: fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 3 }),
  condition: fc.option(
    fc.array(
      fc.record({
        form: fc.constantFrom('time', 'prefix', 'name', 'type', 'service'),
        operator: fc.constantFrom('<', '<=', '>', '>='),
        time: fc.constantFrom(...TIMES),
        repository: fc.nat(9),
        cut: fc.nat(8),
        isRight: fc.boolean(),
        isSingle: fc.boolean(),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    { nil: undefined, freq: 3 },
  ),
})
const policy = fc.array(binding, { maxLength: 2 })

const DENIED = [
  ...PERMISSIONS.map((permission) => permission.replace('.', '.googleapis.com/')),
  'artifactregistry.googleapis.com/repositories.*',
  'artifactregistry.googleapis.com/*.delete',
  'artifactregistry.googleapis.com/*.*',
  'storage.googleapis.com/*.*',
  'artifactregistry.googleapis.com/tags.*',
]
const denied = (minLength: number) =>
  fc.uniqueArray(fc.constantFrom(...DENIED), { minLength, maxLength: 2 })
const denyRule = fc.record({
  denies: fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 2 }),
  excepts: fc.uniqueArray(fc.nat(99), { maxLength: 2 }),
  permissions: denied(1),
  exceptPermissions: denied(0),
})
/** Half of all places have none: what is denied everywhere shows nothing. */
const denyRules = fc.oneof(
  fc.constant([]),
  fc.array(fc.array(denyRule, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
)

/** The shape of a world, without names: {@link buildWorld} gives it those. */
export const worldShape = fc.record({
  groups: fc.array(fc.uniqueArray(fc.nat(99), { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
  organization: policy,
  folders: fc.tuple(policy, policy),
  // On the organization, the folders and the projects, in this order.
  deny: fc.tuple(denyRules, denyRules, denyRules, denyRules, denyRules),
  isNested: fc.boolean(),
  projects: fc.tuple(
    fc.record({ parent: fc.nat(3), policy }),
    fc.record({ parent: fc.nat(3), policy }),
  ),
  repositories: fc.array(
    fc.record({
      project: fc.nat(1),
      mode: fc.constantFrom('STANDARD', 'STANDARD', 'REMOTE', 'VIRTUAL'),
      upstreams: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
      policy,
      /** The role by which the agent of the other project reads this one's packages. */
      agentReads: fc.option(
        fc.constantFrom('CUSTOM of the project', 'CUSTOM of the organization'),
        {
          nil: undefined,
          freq: 2,
        },
      ),
    }),
    { minLength: 2, maxLength: 5 },
  ),
  custom: fc.tuple(
    fc.record({ holds: fc.subarray(PERMISSIONS), isDisabled: fc.boolean() }),
    fc.record({ holds: fc.subarray(PERMISSIONS), isDisabled: fc.boolean() }),
  ),
})
export type WorldShape = typeof worldShape extends fc.Arbitrary<infer Shape> ? Shape : never
type Bindings = WorldShape['organization']
type DenyPolicies = WorldShape['deny'][number]

/** A world for the emulator. `number` keeps several of them apart in one. */
export function buildWorld(shape: WorldShape, number = 0) {
  const tag = `w${number}`
  const organization = `organizations/${1000 + number}`
  const folder = (at: number) => `folders/${20_000 + 10 * number + at}`
  const projects = [`${tag}-alpha`, `${tag}-bravo`]
  const project = (at: number) => projects[at % projects.length] ?? ''
  const projectNumber = (at: number) => String(300_000 + 10 * number + at)
  const repositories = shape.repositories.map((repository, at) => ({
    ...repository,
    name: `projects/${project(repository.project)}/locations/us/repositories/lib${'-a'.repeat(at)}`,
  }))
  const person = (id: string, hd?: string) => ({
    email: `${id}-${tag}@example.com`,
    name: id,
    ...(hd === undefined ? {} : { hd }),
  })
  const people = [
    person('ann', 'example.com'),
    person('bob', 'example.com'),
    person('eve', 'other.example'),
    // An account whose address looks like the organization's, and is not.
    person('gus'),
  ]
  const serviceAccount = `publisher@${project(0)}.iam.gserviceaccount.com`
  const agents = projects.map(
    (_, at) => `service-${projectNumber(at)}@gcp-sa-artifactregistry.iam.gserviceaccount.com`,
  )
  const pool = `//iam.googleapis.com/projects/${projectNumber(0)}/locations/global/workloadIdentityPools/ci`
  const subject = `principal:${pool}/subject/repo:a/b`
  const groupNames = shape.groups.map((_, at) => `g${at}-${tag}@example.com`)
  const identities = [
    ...people.map(({ email }) => `user:${email}`),
    ...groupNames.map((email) => `group:${email}`),
    `serviceAccount:${serviceAccount}`,
  ]
  const members = [
    ...identities,
    ...agents.map((agent) => `serviceAccount:${agent}`),
    'allUsers',
    'allAuthenticatedUsers',
    'domain:example.com',
    'domain:other.example',
    `deleted:user:${people[0]?.email}?uid=1`,
    subject,
    `principalSet:${pool}/*`,
    ...['Owner', 'Editor', 'Viewer'].map((kind, at) => `project${kind}:${project(at)}`),
  ]
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? ''

  const conditionText = (terms: NonNullable<Bindings[number]['condition']>) =>
    terms
      .map(({ form, operator, time, repository, cut, isRight, isSingle }) => {
        const quote = isSingle ? "'" : '"'
        const name = pick(
          repositories.map((each) => each.name),
          repository,
        )
        const quoted = (text: string) => `${quote}${text}${quote}`
        switch (form) {
          case 'time':
            return `request.time ${operator} timestamp(${quoted(time)})`
          case 'prefix':
            return `resource.name.startsWith(${quoted(name.slice(0, name.length - cut))})`
          case 'name':
            return `resource.name == ${quoted(name)}`
          case 'type':
            return `resource.type == ${quoted(isRight ? 'artifactregistry.googleapis.com/Repository' : 'storage.googleapis.com/Bucket')}`
          default:
            return `resource.service == ${quoted(isRight ? 'artifactregistry.googleapis.com' : 'storage.googleapis.com')}`
        }
      })
      .join(' && ')

  const policyOf = (bindings: Bindings, ofProject: string | undefined) => ({
    version: 3,
    bindings: bindings.map(({ role, members: named, condition }) => {
      const owner =
        role === 'CUSTOM of the project' && ofProject !== undefined
          ? `projects/${ofProject}`
          : organization
      // Who is a project's owner by being another's is told neither by the emulator nor by Google's pages.
      const isBasic = /^roles\/(owner|editor|viewer)$/.test(role)
      const choice = isBasic ? members.filter((member) => !member.startsWith('project')) : members
      return {
        role: role.startsWith('CUSTOM') ? `${owner}/roles/custom` : role,
        members: [...new Set(named.map((at) => pick(choice, at)))],
        ...(condition === undefined
          ? {}
          : { condition: { title: 'c', expression: conditionText(condition) } }),
      }
    }),
  })
  const deniable = [
    ...people.map(({ email }) => `principal://goog/subject/${email}`),
    ...groupNames.map((email) => `principalSet://goog/group/${email}`),
    ...[serviceAccount, ...agents].map(
      (email) => `principal://iam.googleapis.com/projects/-/serviceAccounts/${email}`,
    ),
    subject,
    `principalSet:${pool}/*`,
    `deleted:principal://goog/subject/${people[0]?.email}?uid=1`,
  ]
  const denyPoliciesOf = (policies: DenyPolicies, attachedTo: string) =>
    policies.map((rules, at) => ({
      name: `policies/${encodeURIComponent(`cloudresourcemanager.googleapis.com/${attachedTo}`)}/denypolicies/guard-${at}`,
      rules: rules.map(({ denies, excepts, permissions, exceptPermissions }) => ({
        denyRule: {
          deniedPrincipals: denies.map((each) =>
            pick(['principalSet://goog/public:all', ...deniable], each),
          ),
          exceptionPrincipals: excepts.map((each) => pick(deniable, each)),
          deniedPermissions: permissions,
          exceptionPermissions: exceptPermissions,
        },
      })),
    }))
  // A custom role of the organization cannot be bound where the organization is not above.
  const parents = [organization, folder(0), folder(1), organization]

  const world = {
    people,
    groups: groupNames.map((email, at) => ({
      email,
      members: [...new Set((shape.groups[at] ?? []).map((member) => pick(identities, member)))],
    })),
    organizations: [
      {
        name: organization,
        displayName: 'Organization',
        iamPolicy: policyOf(shape.organization, undefined),
        denyPolicies: denyPoliciesOf(shape.deny[0], organization),
      },
    ],
    folders: shape.folders.map((bindings, at) => ({
      name: folder(at),
      parent: at === 1 && shape.isNested ? folder(0) : organization,
      displayName: `Folder ${at}`,
      iamPolicy: policyOf(bindings, undefined),
      denyPolicies: denyPoliciesOf(shape.deny[at + 1] ?? [], folder(at)),
    })),
    projects: shape.projects.map((each, at) => ({
      projectId: project(at),
      projectNumber: projectNumber(at),
      displayName: `Project ${at}`,
      parent: pick(parents, each.parent),
      iamPolicy: policyOf(each.policy, project(at)),
      denyPolicies: denyPoliciesOf(shape.deny[at + 3] ?? [], `projects/${project(at)}`),
      serviceAccounts: at === 0 ? [{ email: serviceAccount, displayName: 'Publisher' }] : [],
      repositories: repositories
        .filter((repository) => repository.project === at)
        .map((repository) => ({
          name: repository.name,
          format: 'PYTHON',
          mode: `${repository.mode}_REPOSITORY`,
          iamPolicy: withAgent(policyOf(repository.policy, project(at)), repository.agentReads, at),
          ...(repository.mode === 'REMOTE'
            ? { remoteRepositoryConfig: { pythonRepository: { publicRepository: 'PYPI' } } }
            : {}),
          ...(repository.mode === 'VIRTUAL'
            ? { virtualRepositoryConfig: { upstreamPolicies: upstreamsOf(repository.upstreams) } }
            : {}),
        })),
    })),
    roles: [
      ...projects.map((id) => `projects/${id}/roles/custom`),
      `${organization}/roles/custom`,
    ].map((name, at) => {
      const { holds, isDisabled } = shape.custom[at === 2 ? 1 : 0]
      return {
        name,
        title: 'Custom',
        stage: isDisabled ? 'DISABLED' : 'GA',
        includedPermissions: holds,
      }
    }),
  }
  function withAgent(policy: ReturnType<typeof policyOf>, role: string | undefined, at: number) {
    if (role === undefined) return policy
    const owner = role === 'CUSTOM of the project' ? `projects/${project(at)}` : organization
    const agent = `serviceAccount:${agents[1 - at]}`
    const binding = { role: `${owner}/roles/custom`, members: [agent] }
    return { ...policy, bindings: [...policy.bindings, binding] }
  }
  /** Upstreams are standard or remote. */
  function upstreamsOf(positions: readonly number[]) {
    return positions.flatMap((at) => {
      const upstream = repositories[at]
      return upstream === undefined || upstream.mode === 'VIRTUAL'
        ? []
        : [{ id: `u${at}`, repository: upstream.name, priority: at }]
    })
  }
  return {
    world,
    /** Who can be asked about: the member, and the identity as the emulator knows it. */
    askers: [
      ...people.map(({ email, hd }) => ({ member: `user:${email}`, email, hd })),
      { member: `serviceAccount:${serviceAccount}`, email: serviceAccount, hd: undefined },
    ],
    /** Identities that no token is issued for here, and that policies know all the same. */
    others: [
      { member: subject, email: subject, hd: undefined },
      ...agents.map((email) => ({ member: `serviceAccount:${email}`, email, hd: undefined })),
    ],
    /** As which a project's virtual repositories read those of other projects. */
    agentOf: (id: string) => agents[projects.indexOf(id)] ?? '',
    repositories: repositories.map(({ name }) => name),
  }
}
