import type { Cause } from './causes'
import type { Signature, Sureness } from './signature'
import { SIGNATURES } from './signatures'

/** Something that clients say when this is the cause. */
export type SignOfCause = {
  signature: Signature
  sure: Sureness
  /** Of how many causes it is a sign. */
  among: number
}

/** What clients say when this is the cause, the most telling first. */
export function signaturesOf(cause: Cause): readonly SignOfCause[] {
  const order: readonly Sureness[] = ['certain', 'likely', 'possible']
  const signs = SIGNATURES.flatMap((signature) => {
    const sure = signature.means.find(([one]) => one === cause)?.[1]
    return sure ? [{ signature, sure, among: signature.means.length }] : []
  }).sort((one, other) => order.indexOf(one.sure) - order.indexOf(other.sure))
  // The same words may be two signatures: alone, and with what stands around them.
  return signs.filter(
    ({ signature: { quote } }, index) =>
      signs.findIndex((one) => one.signature.quote === quote) === index,
  )
}
