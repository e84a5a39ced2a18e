import { describeProof } from '@/lib/core/setup/describe-proof'
import type { Proof } from '@/lib/core/setup/proof'

/** What the commands of a guide were run with, in a sentence. */
export function ProofSentence({ proof }: { proof: Proof }) {
  return <p className="text-quiet text-sm">{describeProof(proof)}</p>
}

/** The same in two words, on a block. */
export function ProofMark({ proof }: { proof: Proof }) {
  const words = {
    run: 'tested',
    computed: 'tested on Linux alone',
    unproved: 'never run',
  }[proof.is]
  return (
    <span title={describeProof(proof)} className="whitespace-nowrap text-quiet text-xs">
      {words}
    </span>
  )
}
