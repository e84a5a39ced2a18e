import type { Proof, StepProof } from './proof'
import type { Tested } from './tested'

/** What the commands of a guide were run with, in a sentence; without it a reader would have to trust us. */
export function describeProof(proof: Proof): string {
  switch (proof.is) {
    case 'run':
      return `${whatWasRun(proof)}: ${withWhat(proof.tested)}`
    case 'computed':
      return `These very commands were never run. Those of the same guide were: ${withWhat(proof.tested)}`
    case 'unproved':
      return 'These very commands were never run by our tests; they follow the documentation that each step links to.'
  }
}

/** The same of one step's command or file. */
export function describeStepProof(proof: StepProof): string {
  switch (proof.is) {
    case 'run':
      return `Run as it stands: ${withWhat(proof.tested)}`
    case 'elsewhere':
      return `Run as it stands, after the same guide with other credentials: ${withWhat(proof.tested)}`
    case 'same':
      return `Taken in place of the command above, and led to the same: ${withWhat(proof.tested)}`
    case 'computed':
      return `Never run as it stands. The same guide was: ${withWhat(proof.tested)}`
    case 'unproved':
      return 'Never run by our tests; it follows the documentation that the step links to.'
  }
}

function whatWasRun({ tested, never }: Extract<Proof, { is: 'run' }>): string {
  const but = never.length > 0 ? ', but for those that name your package' : ''
  return tested.notRun.length === 0
    ? `Each command below was run as it stands, and taken back${but}`
    : `Each command below was run as it stands, and what they set was taken back${but}; what removes programs was run with other credentials only`
}

function withWhat({ versions, standIns, date }: Tested): string {
  const but = standIns === '' ? '' : ` A stand-in answered for ${standIns.replaceAll('`', '')}.`
  return `${versions}, on Linux, ${date}.${but}`
}
