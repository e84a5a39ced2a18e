import { expect, test } from 'vitest'
import { testedKey, testedWith } from '../../lib/core/setup/tested'
import tested from '../../lib/core/setup/tested.json' with { type: 'json' }
import { COMBINATIONS } from '../clients/combinations'
import { fingerprint } from '../clients/record'

const results: Readonly<Record<string, { fingerprint: string; versions: string }>> = tested.guides

test('every guide for Linux was run as it stands now: else `npm run test:clients -- --write`', () => {
  const now = COMBINATIONS.map((one) => `${testedKey(one)} ${fingerprint(one)}`).sort()
  const then = Object.entries(results).map(([key, { fingerprint }]) => `${key} ${fingerprint}`)
  expect(then.sort()).toEqual(now)
})

test('what was run says with what and when; what was not says nothing', () => {
  const pip = {
    tool: 'pip',
    purpose: 'install',
    scope: 'venv',
    credentials: 'adc',
    index: 'only',
  } as const
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
