import type { Proof } from '@/lib/core/setup/proof'
import type { Tested } from '@/lib/core/setup/tested'

/** What the commands of a guide were run with, in a sentence; without it a reader would have to trust us. */
export function ProofSentence({ proof }: { proof: Proof }) {
  return <p className="text-quiet text-sm">{sentence(proof)}</p>
}

/** The same in two words, on a block. */
export function ProofMark({ proof }: { proof: Proof }) {
  const words = {
    run: 'tested',
    computed: 'tested on Linux alone',
    unproved: 'never run',
  }[proof.is]
  return (
    <span title={sentence(proof)} className="whitespace-nowrap text-quiet text-xs">
      {words}
    </span>
  )
}

function sentence(proof: Proof): string {
  switch (proof.is) {
    case 'run':
      return `Each command below was run as it stands, and taken back: ${withWhat(proof.tested)}`
    case 'computed':
      return `These very commands were never run. Those of the same guide were: ${withWhat(proof.tested)}`
    case 'unproved':
      return 'These very commands were never run by our tests; they follow the documentation that each step links to.'
  }
}

function withWhat({ versions, standIns, date }: Tested): string {
  const but = standIns === '' ? '' : ` A stand-in answered for ${standIns.replaceAll('`', '')}.`
  return `${versions}, on Linux, ${date}.${but}`
}
