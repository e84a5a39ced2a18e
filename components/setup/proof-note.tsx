import { describeProof, describeStepProof } from '@/lib/core/setup/describe-proof'
import type { Proof, StepProof } from '@/lib/core/setup/proof'

/** What the commands of a guide were run with, in a sentence. */
export function ProofSentence({ proof }: { proof: Proof }) {
  return <p className="text-quiet text-sm">{describeProof(proof)}</p>
}

/** The same of one block, in a few words. */
export function ProofMark({ proof }: { proof: StepProof }) {
  const words = {
    run: 'tested',
    elsewhere: 'tested with other credentials',
    same: 'tested in its place',
    computed: 'tested on Linux alone',
    unproved: 'never run',
  }[proof.is]
  return (
    <span title={describeStepProof(proof)} className="whitespace-nowrap text-quiet text-xs">
      {words}
    </span>
  )
}
