import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { describeProof, describeStepProof } from '../../lib/core/setup/describe-proof'
import { proofOf, proofOfForm, proofOfStep } from '../../lib/core/setup/proof'
import { testedKey, testedWith } from '../../lib/core/setup/tested'
import tested from '../../lib/core/setup/tested.json' with { type: 'json' }
import { COMBINATIONS, programFor } from '../clients/combinations'
import { createRecord, DISTRIBUTION, fingerprint, fingerprintOfForms } from '../clients/record'

type Result = { fingerprint: string; versions: string; withPackage?: string; forms?: string }
const results: Readonly<Record<string, Result>> = tested.guides

const pip = {
  tool: 'pip',
  purpose: 'install',
  scope: 'venv',
  credentials: 'adc',
  index: 'only',
} as const

/** What needs a program that not every machine has may be missing, but not be of another guide than there is now. */
const isRun = (one: (typeof COMBINATIONS)[number]) =>
  programFor(one) === undefined || results[testedKey(one)] !== undefined

test('every guide for Linux was run as it stands now: else `npm run test:clients -- --write`', () => {
  const now = COMBINATIONS.filter(isRun)
    .map((one) => `${testedKey(one)} ${fingerprint(one)}`)
    .sort()
  const then = Object.entries(results).map(([key, { fingerprint }]) => `${key} ${fingerprint}`)
  expect(then.sort()).toEqual(now)
})

test('so was every other form of a step, as a file or with the key itself', () => {
  for (const one of COMBINATIONS.filter(isRun)) {
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

test('a guide that was never run is not proved by that of other credentials', () => {
  const renovate = {
    ...({ tool: 'renovate', purpose: 'install', system: 'linux', scope: 'project' } as const),
    index: 'only',
  } as const
  expect(proofOf({ ...renovate, credentials: 'workload-identity' }).is).toBe('run')
  // Mend's app, which is another program elsewhere.
  expect(proofOf({ ...renovate, credentials: 'key-password' }).is).toBe('unproved')
  expect(proofOf({ ...renovate, credentials: 'key-password', index: 'virtual' }).is).toBe(
    'unproved',
  )
  // With another index it is, where each was run by itself.
  const other = { ...pip, system: 'linux', credentials: 'gcloud' } as const
  expect(proofOf(other).is).toBe('run')
  expect(proofOf({ ...other, index: 'virtual' }).is).toBe('computed')
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

describe('a run that lacks a program', () => {
  const pixi = COMBINATIONS.filter(({ tool }) => tool === 'pixi')
  const [one, other] = pixi
  if (!one || !other) throw new Error('pixi has two guides at least')
  const result = (of: (typeof pixi)[number]) => ({
    fingerprint: fingerprint(of),
    versions: 'pixi 0.77.0',
    standIns: '',
  })

  test('keeps what is known of the guides that need it, with the day, as long as they are the same', () => {
    const directory = mkdtempSync(join(tmpdir(), 'record-'))
    const file = join(directory, 'tested.json')
    vi.stubEnv('TESTED', file)
    createRecord({
      date: '2026-11-22',
      guides: {
        [testedKey(one)]: result(one),
        [testedKey(other)]: { ...result(other), fingerprint: 'of what it was once' },
        // This is run everywhere, so it was run now, or it is gone.
        [testedKey({ ...pip, system: 'linux' })]: result({ ...pip, system: 'linux' }),
      },
    }).write()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      date: expect.stringMatching(/^\d{4}-/),
      guides: { [testedKey(one)]: { date: '2026-11-22', ...result(one) } },
    })
    vi.unstubAllEnvs()
    rmSync(directory, { recursive: true })
  })
})
