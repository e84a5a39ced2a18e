import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { PolicyHolder } from '../policy-index'
import type { AuditedRepository } from '../snapshot'

/** A command line for bash, every argument quoted where it must be. */
export function commandLine(args: readonly string[]): string {
  return args.map((argument) => shellArgument('bash', argument)).join(' ')
}

/** The part of a gcloud command that names where a policy is. gcloud 528 has all four. */
function place(
  holder: PolicyHolder,
  repository: AuditedRepository | undefined,
  verb: 'add-iam-policy-binding' | 'remove-iam-policy-binding',
): string[] {
  const id = holder.name.slice(holder.name.indexOf('/') + 1)
  switch (holder.kind) {
    case 'organization':
      return ['gcloud', 'organizations', verb, id]
    case 'folder':
      return ['gcloud', 'resource-manager', 'folders', verb, id]
    case 'project':
      return ['gcloud', 'projects', verb, id]
    case 'repository':
      return repository === undefined ? [] : repositoryPlace(repository.name, verb)
  }
}

function repositoryPlace({ project, location, repository }: RepositoryName, verb: string) {
  return [
    ...['gcloud', 'artifacts', 'repositories', verb, repository],
    ...[`--project=${project}`, `--location=${location}`],
  ]
}

/**
 * Takes a role from a member. With conditions in the policy gcloud wants to be told which binding is meant: the one
 * without a condition, or, where the found one has a condition, all of this member and role.
 */
export function removeBinding(options: {
  holder: PolicyHolder
  repository: AuditedRepository | undefined
  member: string
  role: string
  isConditional: boolean
}): string {
  const { holder, repository, member, role, isConditional } = options
  return commandLine([
    ...place(holder, repository, 'remove-iam-policy-binding'),
    ...[`--member=${member}`, `--role=${role}`, isConditional ? '--all' : '--condition=None'],
  ])
}

/** Gives a role on where `holder` is. */
export function addBinding(options: {
  holder: PolicyHolder
  repository: AuditedRepository | undefined
  member: string
  role: string
}): string {
  const { holder, repository, member, role } = options
  return commandLine([
    ...place(holder, repository, 'add-iam-policy-binding'),
    ...[`--member=${member}`, `--role=${role}`, '--condition=None'],
  ])
}

/** Shows what a repository is. */
export function describeRepository(name: RepositoryName): string {
  return commandLine(repositoryPlace(name, 'describe'))
}

/** Replaces the upstreams of a virtual repository. The list is read from standard input. */
export function setUpstreams(
  name: RepositoryName,
  upstreams: readonly { id: string; repository: string; priority: number }[],
): string {
  const command = commandLine([
    ...repositoryPlace(name, 'update'),
    '--upstream-policy-file=/dev/stdin',
  ])
  return `${command} <<< ${shellArgument('bash', JSON.stringify(upstreams))}`
}
