import { loadWorld } from '@/emulator/world/load-world.ts'
import type { World, WorldRepository } from '@/emulator/world/world-schema.ts'
import type { RepositoryMode } from '@/lib/core/inventory/repository-details'
import { failed, success } from '@/lib/core/outcome'
import type { DenyPolicy, Policy } from '@/lib/core/policies/policy'
import type { AuditedRepository, Container, PolicySnapshot } from '@/lib/core/policies/snapshot'
import { parseRepositoryReference } from '@/lib/core/repository-reference'

/** What somebody who may see everything would have read of an emulator's world. */
export function snapshotOf(source: unknown, now: number): PolicySnapshot {
  const world = loadWorld(source)
  return {
    now,
    containers: containersOf(world),
    repositories: world.projects.flatMap(({ repositories }) => repositories.map(repositoryOf)),
    roles: new Map(
      world.roles.map(({ name, title, stage, includedPermissions: permissions }) => [
        name,
        success({ title, permissions, isDisabled: stage === 'DISABLED' }),
      ]),
    ),
    groups: new Map(world.groups.map(({ email, members }) => [email, success(members)])),
    domains: new Map(world.people.map(({ email, hd }) => [`user:${email}`, hd])),
  }
}

function containersOf(world: World): Container[] {
  const policy = (iamPolicy: Policy | undefined) => success(iamPolicy ?? { bindings: [] })
  const denyPolicies = (policies: World['folders'][number]['denyPolicies']) =>
    success(
      policies.map(
        ({ name, rules }): DenyPolicy => ({ name, rules: rules.map(({ denyRule }) => denyRule) }),
      ),
    )
  return [
    ...world.organizations.map(({ name, displayName, iamPolicy, denyPolicies: denied }) => ({
      name,
      displayName,
      parent: success(undefined),
      policy: policy(iamPolicy),
      denyPolicies: denyPolicies(denied),
    })),
    ...world.folders.map(({ name, displayName, parent, iamPolicy, denyPolicies: denied }) => ({
      name,
      displayName,
      parent: success(parent),
      policy: policy(iamPolicy),
      denyPolicies: denyPolicies(denied),
    })),
    ...world.projects.map((project) => ({
      name: `projects/${project.projectId}`,
      displayName: project.displayName,
      projectNumber: project.projectNumber,
      parent: success(project.parent),
      policy: policy(project.iamPolicy),
      denyPolicies: denyPolicies(project.denyPolicies),
    })),
  ]
}

function repositoryOf(repository: WorldRepository): AuditedRepository {
  return {
    name: nameOf(repository.name),
    mode: modeOf(repository),
    policy: success(repository.iamPolicy ?? { bindings: [] }),
  }
}

export function nameOf(resource: string) {
  const reference = parseRepositoryReference(resource)
  if (reference.kind !== 'repository') throw new Error(`${resource} is no repository.`)
  return reference.name
}

function modeOf({ mode, virtualRepositoryConfig }: WorldRepository): RepositoryMode {
  if (mode === 'REMOTE_REPOSITORY') return { kind: 'remote', source: 'PyPI' }
  if (mode !== 'VIRTUAL_REPOSITORY') return { kind: 'standard' }
  return {
    kind: 'virtual',
    upstreams: (virtualRepositoryConfig?.upstreamPolicies ?? []).map((upstream) => ({
      id: upstream.id,
      repository: nameOf(upstream.repository),
      resource: upstream.repository,
      priority: upstream.priority,
    })),
  }
}

/** The same, if there were no deny policies. */
export function withoutDenials(full: PolicySnapshot): PolicySnapshot {
  return {
    ...full,
    containers: full.containers.map(({ denyPolicies: _, ...container }) => container),
  }
}

/** In the place of a value that could not be read. */
export const UNREAD = failed({ kind: 'permission-denied' })
