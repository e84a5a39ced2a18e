import { buildGuide } from './build-guide'
import { CREDENTIALS, type Step } from './guide'
import type { SetupRequest } from './setup-request'
import { stepsOf } from './steps-of'
import { type Tested, type TestedChoice, testedWith } from './tested'

/**
 * How sure the commands of a guide are. *run*: real clients ran each as it stands, but for the steps in `tested.notRun`, and for
 * those in `never`, which the name of a distribution changes. *computed*: they ran the same guide on Linux; or there both from this
 * repository alone, and from the same index with other credentials. *unproved*: neither.
 */
export type Proof =
  | { is: 'run'; tested: Tested; never: readonly string[] }
  | { is: 'computed'; tested: Tested }
  | { is: 'unproved' }

/**
 * The same of one step. *elsewhere*: it was run word for word after the same guide with other credentials. *same*: another form of a
 * step that was run, taken in its place with the same outcome.
 */
export type StepProof =
  | { is: 'run' | 'computed' | 'elsewhere' | 'same'; tested: Tested }
  | { is: 'unproved' }

type Choice = TestedChoice & Pick<SetupRequest, 'distribution'>

export function proofOf(choice: Choice): Proof {
  const tested = testedWith(choice)
  if (tested) return { is: 'run', tested, never: tested.withPackage ? [] : ofPackage(choice) }
  const near = testedNear({ ...choice, system: 'linux' })
  return near ? { is: 'computed', tested: near } : { is: 'unproved' }
}

function testedNear(choice: TestedChoice): Tested | undefined {
  const same = testedWith(choice)
  if (same || !testedWith({ ...choice, index: 'only' })) return same
  const others = CREDENTIALS.map((credentials) => testedWith({ ...choice, credentials }))
  return others.find((other) => other !== undefined)
}

export function proofOfStep(proof: Proof, { id }: Pick<Step, 'id'>): StepProof {
  if (proof.is !== 'run') return proof
  if (proof.never.includes(id)) return { is: 'unproved' }
  return { is: proof.tested.notRun.includes(id) ? 'elsewhere' : 'run', tested: proof.tested }
}

/** How sure another form of a step is: the same change as a file, or with the key itself. */
export function proofOfForm(proof: Proof): StepProof {
  if (proof.is !== 'run') return proof
  return proof.tested.forms ? { is: 'same', tested: proof.tested } : { is: 'unproved' }
}

const ANY = { project: 'any', location: 'us', repository: 'any' }

/** The steps that are other ones because a distribution was named. */
function ofPackage({ distribution, ...choice }: Choice): readonly string[] {
  if (distribution === undefined) return []
  const plain = buildGuide(ANY, choice)
  const named = buildGuide(ANY, { ...choice, distribution })
  if (plain.kind === 'impossible' || named.kind === 'impossible') return []
  const known = new Set(stepsOf(plain).map(asRun))
  return stepsOf(named)
    .filter((step) => !known.has(asRun(step)))
    .map(({ id }) => id)
}

const asRun = (step: Step) =>
  [step.id, step.content, step.kind === 'check' ? step.expect : ''].join('\n')
