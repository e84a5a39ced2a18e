import { checkPolicy } from '../iam/check-policy.ts'
import { isPredefinedRole, rolesOf } from '../iam/roles.ts'
import { checkDenyPolicies } from './check-deny-policies.ts'
import { checkRepositories } from './check-repositories.ts'
import { checkServiceAccounts } from './check-service-accounts.ts'
import { type Fault, jsonPath } from './world-error.ts'
import type { Policy, World } from './world-schema.ts'

/** What the parts of a world say about each other: every name points somewhere, and only one thing has it. */
export function checkReferences(world: World): Fault[] {
  const roles = rolesOf(world.roles)
  const groups = new Set(world.groups.map((group) => group.email))
  const parents = new Map([
    ...world.organizations.map((organization) => [organization.name, undefined] as const),
    ...world.folders.map((folder) => [folder.name, folder.parent] as const),
  ])
  const projects = new Set(world.projects.map((project) => project.projectId))
  const faults: Fault[] = []
  const fault = (path: PropertyKey[], message: string) =>
    faults.push({ path: jsonPath(path), message })

  const unique = (path: PropertyKey[], field: string, values: readonly string[]) => {
    values.forEach((value, index) => {
      const first = values.indexOf(value)
      if (first === index) return
      fault([...path, index, field], `"${value}" is already ${jsonPath([...path, first, field])}`)
    })
  }
  const policy = (path: PropertyKey[], value: Policy | undefined, lineage: string[]) => {
    if (value === undefined) return
    const at = [...path, 'iamPolicy']
    for (const found of checkPolicy(value, roles, lineage))
      fault([...at, ...found.path], found.message)
    value.bindings.forEach((binding, b) => {
      binding.members.forEach((member, m) => {
        const missing = missingMember(member, groups, projects)
        if (missing !== undefined) fault([...at, 'bindings', b, 'members', m], missing)
      })
    })
  }
  const lineageOf = (parent: string | undefined): string[] => {
    const lineage: string[] = []
    for (let at = parent; at !== undefined && !lineage.includes(at); at = parents.get(at))
      lineage.push(at)
    return lineage
  }
  const parent = (path: PropertyKey[], name: string | undefined, self?: string) => {
    if (name === undefined) return
    if (!parents.has(name)) fault([...path, 'parent'], `there is no "${name}" in this world`)
    else if (self !== undefined && lineageOf(name).includes(self)) {
      fault([...path, 'parent'], `"${self}" would be its own ancestor`)
    }
  }

  unique(
    ['people'],
    'email',
    world.people.map((person) => person.email),
  )
  unique(
    ['groups'],
    'email',
    world.groups.map((group) => group.email),
  )
  unique(
    ['organizations'],
    'name',
    world.organizations.map((organization) => organization.name),
  )
  unique(
    ['folders'],
    'name',
    world.folders.map((folder) => folder.name),
  )
  unique(
    ['projects'],
    'projectId',
    world.projects.map((project) => project.projectId),
  )
  unique(
    ['projects'],
    'projectNumber',
    world.projects.map((project) => project.projectNumber),
  )
  unique(
    ['roles'],
    'name',
    world.roles.map((role) => role.name),
  )

  if (world.clientProject !== undefined && !projects.has(world.clientProject)) {
    fault(['clientProject'], `there is no project "${world.clientProject}" in this world`)
  }
  world.roles.forEach((role, index) => {
    const [, kind, id] = /^(projects|organizations)\/([^/]+)\//.exec(role.name) ?? []
    if (isPredefinedRole(role.name))
      fault(['roles', index, 'name'], `"${role.name}" is Google's own`)
    if (kind === 'projects' && !projects.has(id ?? '')) {
      fault(['roles', index, 'name'], `there is no project "${id}" in this world`)
    }
    if (kind === 'organizations' && !parents.has(`organizations/${id}`)) {
      fault(['roles', index, 'name'], `there is no "organizations/${id}" in this world`)
    }
  })
  world.groups.forEach((group, g) => {
    group.members.forEach((member, m) => {
      const missing = missingMember(member, groups, projects)
      if (missing !== undefined) fault(['groups', g, 'members', m], missing)
    })
    if (group.viewers === 'everybody') return
    group.viewers.forEach((viewer, v) => {
      const missing = missingMember(viewer, groups, projects)
      if (missing !== undefined) fault(['groups', g, 'viewers', v], missing)
    })
  })
  world.organizations.forEach((organization, index) => {
    policy(['organizations', index], organization.iamPolicy, [organization.name])
  })
  world.folders.forEach((folder, index) => {
    parent(['folders', index], folder.parent, folder.name)
    policy(['folders', index], folder.iamPolicy, [folder.name, ...lineageOf(folder.parent)])
  })
  world.projects.forEach((project, index) => {
    const lineage = [`projects/${project.projectId}`, ...lineageOf(project.parent)]
    parent(['projects', index], project.parent)
    policy(['projects', index], project.iamPolicy, lineage)
    project.repositories.forEach((repository, r) => {
      policy(['projects', index, 'repositories', r], repository.iamPolicy, [
        repository.name,
        ...lineage,
      ])
    })
    project.serviceAccounts.forEach((account, s) => {
      policy(['projects', index, 'serviceAccounts', s], account.iamPolicy, lineage)
    })
  })
  return [
    ...faults,
    ...checkDenyPolicies(world),
    ...checkRepositories(world),
    ...checkServiceAccounts(world),
  ]
}

function missingMember(
  member: string,
  groups: ReadonlySet<string>,
  projects: ReadonlySet<string>,
): string | undefined {
  const group = /^group:(.+)$/.exec(member)?.[1]
  if (group !== undefined && !groups.has(group)) return `there is no group "${group}" in this world`
  const project = /^project(?:Owner|Editor|Viewer):(.+)$/.exec(member)?.[1]
  if (project !== undefined && !projects.has(project))
    return `there is no project "${project}" in this world`
  return undefined
}
