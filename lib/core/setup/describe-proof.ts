import type { Proof } from './proof'
import type { Tested } from './tested'

/** What the commands of a guide were run with, in a sentence; without it a reader would have to trust us. */
export function describeProof(proof: Proof): string {
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
