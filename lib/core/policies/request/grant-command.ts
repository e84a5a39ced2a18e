import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { Condition } from '../policy'
import { conditionOf, type NewGrant } from './grant'

/** The shells that the commands for administrators are written for. */
export type GrantShell = 'bash' | 'powershell'

/**
 * The command that grants a role on the repository, complete; one that ends is made on the project (see {@link conditionOf}).
 * With conditions in the policy gcloud insists on being told that a grant has none. Facts: gcloud 528, `--help` of both.
 */
export function grantCommand(name: RepositoryName, grant: NewGrant, shell: GrantShell): string {
  const condition = conditionOf(name, grant)
  return line(shell, [
    ...(condition === undefined
      ? [
          ...['gcloud', 'artifacts', 'repositories', 'add-iam-policy-binding', name.repository],
          ...[`--project=${name.project}`, `--location=${name.location}`],
        ]
      : ['gcloud', 'projects', 'add-iam-policy-binding', name.project]),
    ...[`--member=${grant.member}`, `--role=${grant.role}`],
    conditionFlag(condition, shell),
  ])
}

/** The command that puts somebody into a Google group, until they are taken out. */
export function joinGroupCommand(group: string, member: string, shell: GrantShell): string {
  return line(shell, [
    ...['gcloud', 'identity', 'groups', 'memberships', 'add'],
    `--group-email=${addressOf(group)}`,
    `--member-email=${addressOf(member)}`,
  ])
}

function addressOf(member: string): string {
  return member.slice(member.indexOf(':') + 1)
}

/** CEL takes both kinds of quotes; no spelling of double ones is right in every PowerShell. */
function conditionFlag(condition: Condition | undefined, shell: GrantShell): string {
  if (condition === undefined) return '--condition=None'
  const { title, expression } = condition
  const quoted = shell === 'powershell' ? expression.replaceAll('"', "'") : expression
  return `--condition=expression=${quoted},title=${title}`
}

function line(shell: GrantShell, args: readonly string[]): string {
  return args.map((argument) => shellArgument(shell, argument)).join(' ')
}
