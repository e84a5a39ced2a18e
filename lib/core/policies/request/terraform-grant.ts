import { hclString } from '@/lib/core/quote/hcl-string'
import type { RepositoryName } from '@/lib/core/repository-name'
import { conditionOf, type NewGrant } from './grant'

/**
 * The same grant for Terraform. It adds to the policy and takes nothing away.
 * https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository_iam and
 * https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam
 */
export function terraformGrant(name: RepositoryName, grant: NewGrant): string {
  const condition = conditionOf(name, grant)
  const type =
    condition === undefined
      ? 'google_artifact_registry_repository_iam_member'
      : 'google_project_iam_member'
  const place =
    condition === undefined
      ? [
          `  project    = ${hclString(name.project)}`,
          `  location   = ${hclString(name.location)}`,
          `  repository = ${hclString(name.repository)}`,
          `  role       = ${hclString(grant.role)}`,
          `  member     = ${hclString(grant.member)}`,
        ]
      : [
          `  project = ${hclString(name.project)}`,
          `  role    = ${hclString(grant.role)}`,
          `  member  = ${hclString(grant.member)}`,
          '',
          '  condition {',
          `    title      = ${hclString(condition.title ?? '')}`,
          `    expression = ${hclString(condition.expression)}`,
          '  }',
        ]
  return [`resource "${type}" "${labelOf(name, grant)}" {`, ...place, '}', ''].join('\n')
}

/** A name for it that Terraform takes: a letter first, then letters, digits and underscores. */
function labelOf({ repository }: RepositoryName, { role, member }: NewGrant): string {
  const name = member.slice(member.indexOf(':') + 1).replace(/@.*$/, '')
  return [repository, role.slice(role.lastIndexOf('.') + 1), name]
    .join('_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
}
