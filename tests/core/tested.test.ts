import { expect, test } from 'vitest'
import { describeProof, describeStepProof } from '../../lib/core/setup/describe-proof'
import { proofOf, proofOfForm, proofOfStep } from '../../lib/core/setup/proof'
import { testedKey, testedWith } from '../../lib/core/setup/tested'
import tested from '../../lib/core/setup/tested.json' with { type: 'json' }
import { COMBINATIONS } from '../clients/combinations'
import { DISTRIBUTION, fingerprint, fingerprintOfForms } from '../clients/record'

type Result = { fingerprint: string; versions: string; withPackage?: string; forms?: string }
const results: Readonly<Record<string, Result>> = tested.guides

const pip = {
  tool: 'pip',
  purpose: 'install',
  scope: 'venv',
  credentials: 'adc',
  index: 'only',
} as const

test('every guide for Linux was run as it stands now: else `npm run test:clients -- --write`', () => {
  const now = COMBINATIONS.map((one) => `${testedKey(one)} ${fingerprint(one)}`).sort()
  const then = Object.entries(results).map(([key, { fingerprint }]) => `${key} ${fingerprint}`)
  expect(then.sort()).toEqual(now)
})

test('so was every other form of a step, as a file or with the key itself', () => {
  for (const one of COMBINATIONS) {
    expect(results[testedKey(one)]?.forms, testedKey(one)).toBe(fingerprintOfForms(one))
  }
  const withFile = proofOf({ ...pip, system: 'linux' })
  expect(proofOfForm(withFile).is).toBe('same')
  expect(describeStepProof(proofOfForm(withFile))).toMatch(/^Taken in place of the command above/)
  expect(proofOfForm(proofOf({ ...pip, system: 'macos' })).is).toBe('computed')
})

test('so was every guide that says it was run with the name of a distribution', () => {
  for (const one of COMBINATIONS) {
    const then = results[testedKey(one)]?.withPackage
    if (then !== undefined) {
      expect(then, testedKey(one)).toBe(fingerprint({ ...one, distribution: DISTRIBUTION }))
    }
  }
})

test('a step that was not run says so, on a page whose others were', () => {
  const choice = {
    ...pip,
    ...({ system: 'linux', scope: 'user', credentials: 'gcloud' } as const),
  }
  const plain = proofOf(choice)
  expect(describeProof(plain)).toContain(
    'what removes programs was run with other credentials only',
  )
  expect(proofOfStep(plain, { id: 'remove-keyring' }).is).toBe('elsewhere')
  expect(proofOfStep(plain, { id: 'sign-in' }).is).toBe('run')

  const named = proofOf({ ...choice, distribution: 'acme' })
  expect(describeProof(named)).toContain('but for those that name your package')
  expect(proofOfStep(named, { id: 'find-distribution' }).is).toBe('unproved')
  expect(proofOfStep(named, { id: 'sign-in' }).is).toBe('run')
})

test('what was run says with what and when; what was not says nothing', () => {
  const found = testedWith({ ...pip, system: 'linux' })
  expect(found?.versions).toMatch(
    /^pip [\d.]+, keyring [\d.]+, keyrings\.google-artifactregistry-auth [\d.]+$/,
  )
  expect(found?.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(testedWith({ ...pip, system: 'windows' })).toBeUndefined()
  expect(
    testedWith({ ...pip, system: 'linux', index: 'virtual', credentials: 'gcloud' }),
  ).toBeUndefined()
})
