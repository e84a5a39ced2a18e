import { expect, test } from 'vitest'
import { explainFailure } from '@/lib/core/explain-failure'
import type { Failure, FailureKind } from '@/lib/core/failure'

/** One of each kind: a new kind does not compile until it is here. */
const ONE_OF_EACH: { [K in FailureKind]: Extract<Failure, { kind: K }> } = {
  'signed-out': { kind: 'signed-out' },
  'scope-missing': { kind: 'scope-missing' },
  'permission-denied': { kind: 'permission-denied', permission: 'a.b.c', resource: 'projects/p' },
  'project-unknown': { kind: 'project-unknown' },
  'api-disabled': { kind: 'api-disabled', service: 'artifactregistry.googleapis.com' },
  perimeter: { kind: 'perimeter', identifier: 'abc-1' },
  'billing-disabled': { kind: 'billing-disabled' },
  'quota-project-denied': { kind: 'quota-project-denied' },
  'not-found': { kind: 'not-found' },
  'not-python': { kind: 'not-python' },
  'quota-exceeded': { kind: 'quota-exceeded', retryAfterSeconds: 30 },
  timeout: { kind: 'timeout', afterSeconds: 10 },
  unavailable: { kind: 'unavailable', httpStatus: 503 },
  unreachable: { kind: 'unreachable' },
  'unexpected-answer': { kind: 'unexpected-answer', detail: 'name' },
}

test.each(Object.values(ONE_OF_EACH))('$kind says what happened and what to do', (failure) => {
  for (const about of [{}, { project: 'ml-platform' }]) {
    const { title, detail, action } = explainFailure(failure, about)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(detail).toMatch(/[.:)]$/)
    expect(action?.text).toBeTruthy()
    expect(`${title}${detail}${action?.text}`).not.toMatch(/undefined|\[object/)
  }
})

test('titles tell the kinds apart', () => {
  const titles = Object.values(ONE_OF_EACH).map((failure) => explainFailure(failure).title)
  expect(new Set(titles).size).toBe(titles.length)
})

test('the command names the project that it was about', () => {
  const { action } = explainFailure(ONE_OF_EACH['api-disabled'], { project: 'payments-prod' })
  expect(action?.command).toBe(
    'gcloud services enable artifactregistry.googleapis.com --project=payments-prod',
  )
})
