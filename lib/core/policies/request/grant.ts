import type { Condition } from '../policy'
import { expiryOf } from './request-date'

/** One binding that would be added to a repository's policy. */
export type NewGrant = {
  /** `roles/…`. */
  role: string
  member: string
  /** The last day; `undefined` for no end. */
  until: string | undefined
}

/**
 * The condition of a grant that ends. Google's own form for it:
 * https://docs.cloud.google.com/iam/docs/configuring-temporary-access
 */
export function conditionOf({ until }: Pick<NewGrant, 'until'>): Condition | undefined {
  return until === undefined
    ? undefined
    : { title: titleOf(until), expression: `request.time < timestamp("${expiryOf(until)}")` }
}

function titleOf(until: string): string {
  return `until-${until}`
}
