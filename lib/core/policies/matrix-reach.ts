import { isAccount } from './membership'
import type { PolicyIndex } from './policy-index'
import { isGone, parsePrincipal } from './principal'

/** Places in a list of principals. The same set is the same list, wherever it is given. */
export type Positions = Uint32Array

/** Which principals, by position, a member of a read binding stands for; and which it may stand for, in parts. */
export type Reached = { certain: Positions; possible: readonly Positions[] }

const NOBODY: Positions = new Uint32Array()

/**
 * Turns membership around: from members of bindings to principals. A set that may hold anyone possibly reaches every
 * account, those included that are in it for certain: what is unknown adds nothing to what is granted.
 */
export function matrixReach(
  index: PolicyIndex,
  principals: readonly string[],
): (member: string) => Reached {
  const { membership } = index
  const certain = new Map<string, number[]>()
  const doubtful = new Map<string, number[]>()
  const accounts: number[] = []
  principals.forEach((principal, at) => {
    if (isGone(parsePrincipal(principal))) return
    for (const member of membership.certainSetsOf(principal)) push(certain, member, at)
    if (isAccount(parsePrincipal(principal))) accounts.push(at)
    for (const member of membership.doubtfulSetsOf(principal)) push(doubtful, member, at)
  })
  const everyAccount = Uint32Array.from(accounts)
  const known = new Map<string, Reached>()
  return (member) => {
    const before = known.get(member)
    if (before !== undefined) return before
    const anyone = membership.perhapsHoldingAnyone.has(member) ? [everyAccount] : []
    const sure = certain.get(member)
    const doubts = doubtful.get(member)
    const reached = {
      certain: sure === undefined ? NOBODY : Uint32Array.from(sure),
      possible: doubts === undefined ? anyone : [...anyone, Uint32Array.from(doubts)],
    }
    known.set(member, reached)
    return reached
  }
}

function push(positions: Map<string, number[]>, member: string, at: number) {
  const found = positions.get(member)
  if (found === undefined) positions.set(member, [at])
  else found.push(at)
}
