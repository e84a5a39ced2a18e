import { expect, test } from 'vitest'
import { failed, success } from '@/lib/core/outcome'
import { ownReasons } from '@/lib/core/policies/own-reasons'
import { readToldReasons, tellReasons } from '@/lib/core/policies/told-reasons'
import { companyIndex, nameOfPlace } from './small-company'

const ANN = 'user:ann@example.com'

const told = (held: Parameters<typeof ownReasons>[0]['held']) =>
  tellReasons(
    ownReasons({
      repository: nameOfPlace('tools'),
      member: ANN,
      held,
      audit: companyIndex({
        policies: { project: [['reader', ANN]], tools: [['reader', 'group:py@example.com']] },
        groups: { 'py@example.com': [ANN] },
      }),
    }),
  )

test('each ability with its reason, every further grant once, and whether asking would help', () => {
  const { install, publish } = told(
    success(new Set(['artifactregistry.repositories.downloadArtifacts'])),
  )
  expect(install).toEqual({
    is: 'granted',
    because: 'Reader, through group:py@example.com on this repository.',
    grants: ['Reader, on project lab-one.'],
    isAskable: false,
  })
  expect(publish).toMatchObject({ is: 'denied', grants: [], isAskable: true })
  expect(publish.because).toContain('`artifactregistry.repositories.uploadArtifacts` is missing.')
})

test('where Google did not answer nothing is claimed and nothing asked for', () => {
  expect(told(failed({ kind: 'unreachable' })).install).toMatchObject({
    is: 'unknown',
    isAskable: false,
  })
})

test('what is sent is read back, and nothing else is', () => {
  const sent = told(success(new Set()))
  expect(readToldReasons(JSON.parse(JSON.stringify(sent)))).toEqual(sent)
  for (const other of [
    undefined,
    null,
    'text',
    [],
    {},
    { ...sent, install: undefined },
    { ...sent, publish: { ...sent.publish, is: 'yes' } },
    { ...sent, publish: { ...sent.publish, grants: [1] } },
  ]) {
    expect(readToldReasons(other)).toBeUndefined()
  }
})
