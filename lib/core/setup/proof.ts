import { CREDENTIALS } from './guide'
import { type Tested, type TestedChoice, testedWith } from './tested'

/**
 * How sure the commands of a guide are. *run*: real clients ran each as it stands. *computed*: they ran the same guide on
 * Linux, or from the same index with other credentials. *unproved*: neither.
 */
export type Proof =
  | { is: 'run'; tested: Tested }
  | { is: 'computed'; tested: Tested }
  | { is: 'unproved' }

export function proofOf(choice: TestedChoice): Proof {
  const tested = testedWith(choice)
  if (tested) return { is: 'run', tested }
  const likely = [
    { ...choice, system: 'linux' as const },
    ...CREDENTIALS.map((credentials) => ({ ...choice, system: 'linux' as const, credentials })),
  ]
  for (const other of likely) {
    const near = testedWith(other)
    if (near) return { is: 'computed', tested: near }
  }
  return { is: 'unproved' }
}
