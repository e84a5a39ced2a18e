import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import type { Condition } from '../policy'
import { expiryOf } from './request-date'

/** One binding that would be added for a repository. */
export type NewGrant = {
  /** `roles/…`. */
  role: string
  member: string
  /** The last day; `undefined` for no end. */
  until: string | undefined
}

/**
 * The condition of a grant that ends. Such a grant is made on the project: Google's list of what takes conditions names no
 * repositories (https://docs.cloud.google.com/iam/docs/resource-types-with-conditional-roles), and gcloud 528 sends one for
 * a repository without the policy version that IAM wants with it. So the condition holds it to the repository too; not by
 * what its name begins with, since other repositories' names may begin with it.
 */
export function conditionOf(
  name: RepositoryName,
  { until }: Pick<NewGrant, 'until'>,
): Condition | undefined {
  if (until === undefined) return undefined
  const resource = resourceName(name)
  return {
    title: `${name.repository}-until-${until}`,
    expression: `request.time < timestamp("${expiryOf(until)}") && ${onlyOn(resource)}`,
  }
}

/** In CEL: the resource, and what is in it. */
export function onlyOn(resource: string): string {
  return `(resource.name == "${resource}" || resource.name.startsWith("${resource}/"))`
}
