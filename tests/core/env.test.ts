import { expect, test } from 'vitest'
import { readEnv } from '@/lib/env'

const REAL = {
  NEXTAUTH_URL: 'https://onboarding.example.com',
  NEXTAUTH_SECRET: 'x'.repeat(44),
  GOOGLE_CLIENT_ID: '1234-abc.apps.googleusercontent.com',
  GOOGLE_CLIENT_SECRET: 'GOCSPX-not-a-real-one',
}
const DEMO = {
  ...REAL,
  NEXTAUTH_URL: 'http://localhost:3000',
  GOOGLE_CLIENT_ID: 'emulator-client',
  GOOGLE_CLIENT_SECRET: 'emulator-secret',
  GOOGLE_EMULATOR_URL: 'http://127.0.0.1:8085',
}

test('reads real settings', () => {
  const result = readEnv({ ...REAL, ALLOWED_DOMAINS: ' Example.com, example.org ' })
  expect(result).toMatchObject({
    ok: true,
    env: { allowedDomains: ['example.com', 'example.org'], emulatorUrl: undefined },
  })
})

test('reads who may frame the card', () => {
  const sites = 'wiki.example.com, https://Backstage.example.com:7007/ ,*.atlassian.net'
  expect(readEnv({ ...REAL, EMBED_HOSTS: sites })).toMatchObject({
    env: {
      embedHosts: [
        'https://wiki.example.com',
        'https://backstage.example.com:7007',
        'https://*.atlassian.net',
      ],
    },
  })
  expect(readEnv(REAL)).toMatchObject({ env: { embedHosts: [] } })
  expect(readEnv({ ...DEMO, EMBED_HOSTS: 'http://localhost:4000' })).toMatchObject({
    env: { embedHosts: ['http://localhost:4000'] },
  })
})

test('a contradiction is named beside what is missing', () => {
  const result = readEnv({ NEXTAUTH_URL: 'http://onboarding.example.com' })
  expect(result.ok ? [] : result.faults).toEqual([
    expect.stringContaining('NEXTAUTH_SECRET is missing'),
    'GOOGLE_CLIENT_ID is missing',
    'GOOGLE_CLIENT_SECRET is missing',
    expect.stringContaining('NEXTAUTH_URL must be https'),
  ])
})

test('reads the settings of a demo', () => {
  expect(readEnv(DEMO)).toMatchObject({ ok: true, env: { allowedDomains: [] } })
})

test('names every fault at once, and no value', () => {
  const result = readEnv({ NEXTAUTH_URL: 'onboarding', NEXTAUTH_SECRET: 'hunter2' })
  expect(result.ok).toBe(false)
  const faults = result.ok ? [] : result.faults
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'NEXTAUTH_URL',
    'NEXTAUTH_SECRET',
    'GOOGLE_CLIENT_ID',
    'GOOGLE_CLIENT_SECRET',
  ])
  expect(faults.join()).not.toContain('hunter2')
})

test.each([
  [
    'a path',
    { ...REAL, NEXTAUTH_URL: 'https://example.com/app' },
    /NEXTAUTH_URL must be only scheme/,
  ],
  ['plain http on the network', { ...REAL, NEXTAUTH_URL: 'http://example.com' }, /must be https/],
  ['an empty setting', { ...REAL, GOOGLE_CLIENT_ID: '' }, /GOOGLE_CLIENT_ID is missing/],
  [
    'a domain that is none',
    { ...REAL, ALLOWED_DOMAINS: 'a@example.com' },
    /ALLOWED_DOMAINS must be/,
  ],
  ['any site in a frame', { ...REAL, EMBED_HOSTS: '*' }, /EMBED_HOSTS must be hosts/],
  ['a whole domain', { ...REAL, EMBED_HOSTS: '*.com' }, /EMBED_HOSTS must/],
  ['a frame without TLS', { ...REAL, EMBED_HOSTS: 'http://wiki.example.com' }, /EMBED_HOSTS must/],
  [
    'more than a host',
    { ...REAL, EMBED_HOSTS: "wiki.example.com; script-src 'unsafe-inline'" },
    /EMBED_HOSTS must/,
  ],
  [
    'an emulator elsewhere',
    { ...DEMO, GOOGLE_EMULATOR_URL: 'http://10.0.0.7:8085' },
    /must be on loopback/,
  ],
  [
    'an emulator for a public site',
    { ...DEMO, NEXTAUTH_URL: REAL.NEXTAUTH_URL },
    /NEXTAUTH_URL must be on loopback too/,
  ],
  [
    'a real client beside an emulator',
    { ...DEMO, GOOGLE_CLIENT_ID: REAL.GOOGLE_CLIENT_ID },
    /real client/,
  ],
  [
    'a real secret beside an emulator',
    { ...DEMO, GOOGLE_CLIENT_SECRET: REAL.GOOGLE_CLIENT_SECRET },
    /real secret/,
  ],
])('refuses %s', (_, source, fault) => {
  const result = readEnv(source)
  expect(result.ok ? '' : result.faults.join('\n')).toMatch(fault)
})
