import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { Condition } from '../policy'
import type { PolicyHolder } from '../policy-index'
import type { AuditedRepository } from '../snapshot'

/** A command line for bash, every argument quoted where it must be. */
export function commandLine(args: readonly string[]): string {
  return args.map((argument) => shellArgument('bash', argument)).join(' ')
}

/** The commands of a mend as they are pasted into bash or zsh: one that fails keeps those after it from running. */
export function mendScript(commands: readonly string[]): string {
  return commands.join(' &&\n')
}

/**
 * What has to be chosen first: a variable that the person sets. Where it is not set the shell says so, and runs nothing of
 * the list: https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html
 */
export const CHOSEN = {
  group: { member: ['group:', 'GROUP'], is: 'the address of a group' },
  account: { member: ['serviceAccount:', 'ACCOUNT'], is: 'the address of a service account' },
} as const
export type Chosen = keyof typeof CHOSEN

/** Where a policy is: on a repository or on what is above it. */
export type Place = { holder: PolicyHolder; repository: AuditedRepository | undefined }

/** One binding of one member. `member` may still have to be chosen. */
export type BindingAsked = Place & {
  member: string | Chosen
  role: string
  condition: Condition | undefined
}

/**
 * Takes a role from a member: this very binding, which gcloud knows by its condition, all of it alike. `undefined` where
 * that cannot be named.
 */
export function removeBinding(asked: BindingAsked): string | undefined {
  return bindingCommand('remove-iam-policy-binding', asked)
}

/** Gives a role. With conditions in the policy gcloud insists on being told that there is none. */
export function addBinding(asked: BindingAsked): string | undefined {
  return bindingCommand('add-iam-policy-binding', asked)
}

type Verb = 'add-iam-policy-binding' | 'remove-iam-policy-binding'

function bindingCommand(
  verb: Verb,
  { holder, repository, member, role, condition }: BindingAsked,
): string | undefined {
  const flag = conditionFlag(condition)
  if (flag === undefined) return undefined
  return [
    commandLine(place(holder, repository, verb)),
    memberFlag(member),
    commandLine([`--role=${role}`, flag]),
  ].join(' ')
}

function memberFlag(member: string | Chosen): string {
  if (!isChosen(member)) return commandLine([`--member=${member}`])
  const {
    member: [prefix, variable],
    is,
  } = CHOSEN[member]
  return `--member="${prefix}\${${variable}:?set it to ${is}}"`
}

function isChosen(member: string): member is Chosen {
  return Object.hasOwn(CHOSEN, member)
}

/** Values may hold commas: gcloud takes another mark between them, `gcloud topic escaping`. */
function conditionFlag(condition: Condition | undefined): string | undefined {
  if (condition === undefined) return '--condition=None'
  const { expression, title, description } = condition
  if (title === undefined || title === '') return undefined
  const pairs = [
    `expression=${expression}`,
    `title=${title}`,
    ...(description === undefined || description === '' ? [] : [`description=${description}`]),
  ]
  if (!pairs.some((pair) => pair.includes(','))) return `--condition=${pairs.join(',')}`
  const mark = MARKS.find((each) => !pairs.some((pair) => pair.includes(each)))
  return mark === undefined ? undefined : `--condition=^${mark}^${pairs.join(mark)}`
}

const MARKS = [':', ';', '~', '#', '%', '@@', '::::']

/** The part of a gcloud command that names where a policy is. gcloud 528 has all four. */
function place(
  holder: PolicyHolder,
  repository: AuditedRepository | undefined,
  verb: Verb,
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

/** Shows what a repository is. */
export function describeRepository(name: RepositoryName): string {
  return commandLine(repositoryPlace(name, 'describe'))
}

/** Puts somebody into a group, or takes them out. */
export function changeGroup(verb: 'add' | 'delete', group: string, member: string): string {
  return commandLine([
    ...['gcloud', 'identity', 'groups', 'memberships', verb],
    `--group-email=${addressOf(group)}`,
    `--member-email=${addressOf(member)}`,
  ])
}

function addressOf(member: string): string {
  return member.slice(member.indexOf(':') + 1)
}

/** The same for a group that has to be chosen first. */
export function joinChosenGroup(member: string): string {
  const { member: names, is } = CHOSEN.group
  const [, variable] = names
  return `${commandLine(['gcloud', 'identity', 'groups', 'memberships', 'add'])} --group-email="\${${variable}:?set it to ${is}}" ${commandLine([`--member-email=${addressOf(member)}`])}`
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
