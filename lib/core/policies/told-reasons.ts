import { ABILITIES, type Ability, type Access } from '../access'
import type { AbilityReason } from './why-access'

/** What a page shows of a reason. */
export type ToldReason = {
  is: Access['is']
  because: string
  /** Further grants, in words. */
  grants: readonly string[]
  /** Whether a role would help: the request for it can be made. */
  isAskable: boolean
}

export type ToldReasons = Readonly<Record<Ability, ToldReason>>

/** As they are sent to the page that lists repositories; read back by {@link readToldReasons}. */
export function tellReasons(reasons: Readonly<Record<Ability, AbilityReason>>): ToldReasons {
  const tell = ({ is, because, grants, ask }: AbilityReason): ToldReason => ({
    is,
    because,
    // The first is said in the sentence already.
    grants: grants.filter((grant) => !because.includes(grant)),
    isAskable: ask !== undefined,
  })
  return {
    install: tell(reasons.install),
    publish: tell(reasons.publish),
    delete: tell(reasons.delete),
    administer: tell(reasons.administer),
  }
}

/** `undefined` for anything that is not what {@link tellReasons} gives. */
export function readToldReasons(sent: unknown): ToldReasons | undefined {
  const read = Object.fromEntries(
    ABILITIES.map((ability) => [ability, isObject(sent) ? sent[ability] : undefined]),
  )
  return isToldReasons(read) ? read : undefined
}

function isToldReasons(sent: Readonly<Record<string, unknown>>): sent is ToldReasons {
  return ABILITIES.every((ability) => isToldReason(sent[ability]))
}

function isToldReason(sent: unknown): sent is ToldReason {
  return (
    isObject(sent) &&
    ['granted', 'denied', 'unknown'].some((is) => is === sent['is']) &&
    typeof sent['because'] === 'string' &&
    typeof sent['isAskable'] === 'boolean' &&
    Array.isArray(sent['grants']) &&
    sent['grants'].every((grant) => typeof grant === 'string')
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
