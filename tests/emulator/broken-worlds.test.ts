import { expect, test } from 'vitest'
import { startEmulator, WorldError } from '../../emulator/start-emulator.ts'
import { changed, smallWorld } from './small-world.ts'

const policy = (binding: object) => ({
  bindings: [{ role: 'roles/viewer', members: ['user:ann@example.com'], ...binding }],
})
const condition = (expression: string) => policy({ condition: { title: 't', expression } })
const repo = (...rest: (string | number)[]) => ['projects', 0, 'repositories', 0, ...rest]
const one = 'projects/lab/locations/us-central1/repositories/one'
const virtual = (upstream: object) => ({
  name: one,
  format: 'PYTHON',
  mode: 'VIRTUAL_REPOSITORY',
  virtualRepositoryConfig: {
    upstreamPolicies: [{ id: 'a', repository: one, priority: 1, ...upstream }],
  },
})

/** What is put where, and the path of the fault that it must be refused with. */
const FAULTS: [at: (string | number)[], value: unknown, fault: string][] = [
  [['people'], [], 'people'],
  [['people', 0, 'email'], 'ann', 'people[0].email'],
  [['people', 0, 'name'], undefined, 'people[0].name'],
  [['people', 1, 'email'], 'ann@example.com', 'people[1].email'],
  [['people', 0, 'admin'], true, 'people[0]'],
  [['users'], [], '(world)'],
  [['groups', 0, 'members', 0], 'ann@example.com', 'groups[0].members[0]'],
  [['groups', 0, 'members', 0], 'group:none@example.com', 'groups[0].members[0]'],
  [['groups', 1], { email: 'team@example.com', members: [] }, 'groups[1].email'],
  [['organizations', 0, 'name'], 'organizations/example', 'organizations[0].name'],
  [['folders', 0, 'parent'], 'organizations/9', 'folders[0].parent'],
  [['folders', 0, 'parent'], 'folders/2', 'folders[0].parent'],
  [['projects', 0, 'projectId'], 'Lab', 'projects[0].projectId'],
  [['projects', 0, 'projectNumber'], 3, 'projects[0].projectNumber'],
  [['projects', 0, 'parent'], 'folders/9', 'projects[0].parent'],
  [
    ['projects', 0, 'services'],
    { 'artifactregistry.googleapis.com': 'ON' },
    'projects[0].services["artifactregistry.googleapis.com"]',
  ],
  [
    ['projects', 1],
    { projectId: 'lab', projectNumber: '4', displayName: 'L' },
    'projects[1].projectId',
  ],
  [
    ['projects', 1],
    { projectId: 'lab2', projectNumber: '3', displayName: 'L' },
    'projects[1].projectNumber',
  ],
  [
    ['projects', 0, 'iamPolicy'],
    policy({ role: 'roles/nothing' }),
    'projects[0].iamPolicy.bindings[0].role',
  ],
  [
    ['projects', 0, 'iamPolicy'],
    policy({ members: ['ann@example.com'] }),
    'projects[0].iamPolicy.bindings[0].members[0]',
  ],
  [
    ['projects', 0, 'iamPolicy'],
    policy({ members: ['group:none@example.com'] }),
    'projects[0].iamPolicy.bindings[0].members[0]',
  ],
  [
    ['projects', 0, 'iamPolicy'],
    policy({ members: ['projectOwner:none'] }),
    'projects[0].iamPolicy.bindings[0].members[0]',
  ],
  [['projects', 0, 'iamPolicy'], { etag: '%', bindings: [] }, 'projects[0].iamPolicy.etag'],
  [
    ['projects', 0, 'iamPolicy'],
    condition('request.time.getHours() < 9'),
    'projects[0].iamPolicy.bindings[0].condition.expression',
  ],
  [
    ['folders', 0, 'iamPolicy'],
    policy({ role: 'projects/lab/roles/custom' }),
    'folders[0].iamPolicy.bindings[0].role',
  ],
  [
    repo('name'),
    'projects/other/locations/us-central1/repositories/one',
    'projects[0].repositories[0].name',
  ],
  [
    repo('name'),
    'projects/lab/locations/mars-central1/repositories/one',
    'projects[0].repositories[0].name',
  ],
  [repo('name'), 'one', 'projects[0].repositories[0].name'],
  [
    repo('name'),
    'projects/lab/locations/us-central1/repositories/two',
    'projects[0].repositories[1].name',
  ],
  [repo('mode'), 'STANDARD', 'projects[0].repositories[0].mode'],
  [repo('mode'), 'REMOTE_REPOSITORY', 'projects[0].repositories[0].remoteRepositoryConfig'],
  [repo('format'), 'python', 'projects[0].repositories[0].format'],
  [repo('sizeBytes'), 12, 'projects[0].repositories[0].sizeBytes'],
  [repo('updateTime'), 'yesterday', 'projects[0].repositories[0].updateTime'],
  [repo('modus'), 'x', 'projects[0].repositories[0]'],
  [
    repo('vulnerabilityScanningConfig'),
    { enablementState: 'ON' },
    'projects[0].repositories[0].vulnerabilityScanningConfig.enablementState',
  ],
  [repo('virtualRepositoryConfig'), {}, 'projects[0].repositories[0].virtualRepositoryConfig'],
  [
    repo(),
    virtual({ repository: 'ml-private' }),
    'projects[0].repositories[0].virtualRepositoryConfig.upstreamPolicies[0].repository',
  ],
  [
    repo(),
    virtual({ repository: `${one}-missing` }),
    'projects[0].repositories[0].virtualRepositoryConfig.upstreamPolicies[0].repository',
  ],
  [
    repo(),
    virtual({ priority: 'high' }),
    'projects[0].repositories[0].virtualRepositoryConfig.upstreamPolicies[0].priority',
  ],
  [['roles', 0, 'includedPermissions', 0], 'artifactregistry.*', 'roles[0].includedPermissions[0]'],
  [['roles', 0, 'name'], 'roles/viewer', 'roles[0].name'],
  [['roles', 0, 'name'], 'projects/none/roles/custom', 'roles[0].name'],
]

test.each(FAULTS)('%j = %j is refused at %s', async (at, value, fault) => {
  const failure = await startEmulator({ world: changed(smallWorld(), at, value) }).catch(
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(WorldError)
  expect(failure instanceof WorldError ? failure.faults.map(({ path }) => path) : []).toContain(
    fault,
  )
})

test('all references that point nowhere are reported at once', async () => {
  const world = changed(
    changed(smallWorld(), ['folders', 0, 'parent'], 'folders/9'),
    ['groups', 0, 'members', 0],
    'group:none@example.com',
  )
  await expect(startEmulator({ world })).rejects.toThrow(
    'This world was refused:\n  groups[0].members[0]: there is no group "none@example.com" in this world\n  folders[0].parent: there is no "folders/9" in this world',
  )
})

test('the unbroken world is taken, and so is an upstream in a project outside it', async () => {
  const outside = 'projects/elsewhere/locations/us-central1/repositories/one'
  const world = changed(smallWorld(), repo(), virtual({ repository: outside }))
  const emulator = await startEmulator({ world })
  await emulator.close()
})

/** What CEL or Google would take, or might look as if it did, and this emulator cannot honour. */
test.each([
  'request.time.getHours("Europe/Madrid") < 9',
  'request.time < timestamp("tomorrow")',
  'request.time < timestamp("2026-02-30T00:00:00Z")',
  'request.time < "2026-01-01T00:00:00Z"',
  'request.time + duration("1h") < timestamp("2026-01-01T00:00:00Z")',
  'request.auth.claims == "x"',
  'resource.name',
  'resource.name == resource.type',
  'resource.name.contains("x")',
  'resource.name.matches(".*")',
  'resource.name "==" "x"',
  'resource.name == r"x"',
  'resource.name == "x',
  'resource.name == "a" == true',
  'resource.name.extract("{x}") == "x"',
  'resource.matchTag("1/env", "prod")',
  'api.getAttribute("x", []).hasOnly(["roles/viewer"])',
  '!resource.name == "x"',
  '!request.time < timestamp("2026-01-01T00:00:00Z")',
  '(resource.name == "x"',
  'resource.name == "x") || true',
  'resource.name == "x" && ',
  'resource.name == "x" resource.name == "y"',
  'resource.name == "x" ? true : false',
  '&& true',
  ' ',
])('the condition %s is refused', async (expression) => {
  const world = changed(smallWorld(), ['projects', 0, 'iamPolicy'], condition(expression))
  await expect(startEmulator({ world })).rejects.toThrow(
    'projects[0].iamPolicy.bindings[0].condition.expression: ',
  )
})
