import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller } from './api-caller.ts'
import { COMPANY } from './company.ts'

const VM = 'vm-reader@ml-platform.iam.gserviceaccount.com'
const READ_ONLY = 'https://www.googleapis.com/auth/devstorage.read_only'
const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform'
const ACCOUNTS = '/computeMetadata/v1/instance/service-accounts'

const lines: string[] = []
let emulator: Emulator
beforeAll(async () => {
  const metadata = { account: VM, scopes: [CLOUD_PLATFORM, READ_ONLY] }
  emulator = await startEmulator({ world: COMPANY, metadata, log: (line) => lines.push(line) })
})
afterAll(() => emulator?.close())

const FLAVOR = { 'metadata-flavor': 'Google' }

/** Without following redirects. */
async function ask(path: string, init: RequestInit = { headers: FLAVOR }, one = emulator) {
  const response = await fetch(`http://${one.metadata?.host}${path}`, {
    redirect: 'manual',
    ...init,
  })
  expect(response.headers.get('metadata-flavor')).toBe(response.status === 501 ? null : 'Google')
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    location: response.headers.get('location'),
    text: await response.text(),
  }
}

const text = (body: string) =>
  expect.objectContaining({ status: 200, type: 'application/text', text: body })

test('it is off unless it is asked for', async () => {
  const other = await startEmulator({ world: COMPANY })
  expect(other.metadata).toBeUndefined()
  await other.close()
})

test('the root says what it is, without the header', async () => {
  expect(await ask('/', {})).toEqual(text('0.1/\ncomputeMetadata/\n'))
})

test.each<[string, Record<string, string>]>([
  ['without the header', {}],
  ['with another flavor', { 'metadata-flavor': 'Other' }],
  ['forwarded', { ...FLAVOR, 'x-forwarded-for': '10.0.0.1' }],
])('%s, nothing is said', async (_, headers) => {
  for (const path of [`${ACCOUNTS}/default/token`, `${ACCOUNTS}/default/email`, '/nothing']) {
    expect(await ask(path, { headers })).toMatchObject({ status: 403 })
  }
})

test('the root is not for who was forwarded, either', async () => {
  expect(await ask('/', { headers: { 'x-forwarded-for': '10.0.0.1' } })).toMatchObject({
    status: 403,
  })
})

test('values are text, lists a line each, directories lists of names', async () => {
  for (const account of ['default', VM, encodeURIComponent(VM)]) {
    const at = `${ACCOUNTS}/${account}`
    expect(await ask(`${at}/email`)).toEqual(text(VM))
    expect(await ask(`${at}/scopes`)).toEqual(text(`${CLOUD_PLATFORM}\n${READ_ONLY}\n`))
    expect(await ask(`${at}/aliases`)).toEqual(text('default\n'))
    expect(await ask(`${at}/`)).toEqual(text('aliases\nemail\nidentity\nscopes\ntoken\n'))
  }
  expect(await ask(`${ACCOUNTS}/`)).toEqual(text(`default/\n${VM}/\n`))
  expect(await ask('/computeMetadata/v1/project/project-id')).toEqual(text('ml-platform'))
  expect(await ask('/computeMetadata/v1/project/numeric-project-id')).toEqual(text('300000000001'))
  expect(await ask('/computeMetadata/v1/universe/universe-domain')).toEqual(text('googleapis.com'))
})

test('all of a directory is JSON, and a value where that is asked for', async () => {
  const mine = { aliases: ['default'], email: VM, scopes: [CLOUD_PLATFORM, READ_ONLY] }
  const jsonOf = async (path: string) => {
    const { type, text } = await ask(path)
    expect(type).toBe('application/json')
    return JSON.parse(text)
  }
  expect(await jsonOf(`${ACCOUNTS}/default/?recursive=true`)).toEqual(mine)
  expect(await jsonOf(`${ACCOUNTS}/?recursive=true`)).toEqual({ default: mine, [VM]: mine })
  expect(await jsonOf('/computeMetadata/v1/project/?recursive=true')).toEqual({
    projectId: 'ml-platform',
    numericProjectId: 300000000001,
  })
  expect(await jsonOf(`${ACCOUNTS}/default/scopes?alt=json`)).toEqual(mine.scopes)
})

test('a directory without its slash leads to the one with it', async () => {
  expect(await ask(`${ACCOUNTS}/default?recursive=true`)).toMatchObject({
    status: 301,
    location: `${ACCOUNTS}/default/?recursive=true`,
  })
})

test('a token is the account’s, with the scopes of the machine whatever is asked for', async () => {
  const { type, text } = await ask(`${ACCOUNTS}/default/token?scopes=openid`)
  expect(type).toBe('application/json')
  const token = JSON.parse(text)
  expect(token).toEqual({
    access_token: expect.stringMatching(/^ya29\./),
    expires_in: 3599,
    token_type: 'Bearer',
  })
  const told = await fetch(`${emulator.url}/tokeninfo?access_token=${token.access_token}`)
  expect((await told.json()).scope).toBe(`${CLOUD_PLATFORM} ${READ_ONLY}`)

  emulator.clearRequests()
  const shared = 'projects/ml-platform/locations/us-central1/repositories/shared'
  await apiCaller(emulator.url, token.access_token)(`GET /v1/${shared}`)
  expect(emulator.requests()).toMatchObject([{ email: VM, status: 200 }])
})

test('what is not there is 404, what the emulator does not know 501', async () => {
  const none = [`${ACCOUNTS}/other@x.iam.gserviceaccount.com/email`, '/nothing', '/toString']
  for (const path of [...none, `${ACCOUNTS}/default/email/`]) {
    expect(await ask(path), path).toMatchObject({ status: 404 })
  }
  expect(await ask(`${ACCOUNTS}/default/identity?audience=x`)).toMatchObject({ status: 501 })
  expect(lines.at(-1)).toMatch(/^501: the metadata server does not know GET .*\/identity$/)
  expect(await ask('/computeMetadata/', { method: 'POST', headers: FLAVOR })).toMatchObject({
    status: 405,
  })
})

test('a machine without an account has its project, and no account', async () => {
  const bare = await startEmulator({ world: COMPANY, metadata: { project: 'ml-platform' } })
  for (const path of ['default/email', 'default/token', 'default/']) {
    expect(await ask(`${ACCOUNTS}/${path}`, undefined, bare), path).toMatchObject({ status: 404 })
  }
  expect(await ask(`${ACCOUNTS}/`, undefined, bare)).toEqual(text(''))
  expect(await ask('/computeMetadata/v1/project/project-id', undefined, bare)).toEqual(
    text('ml-platform'),
  )
  await bare.close()
})

test('it listens where it is told, on loopback only, and closes with the emulator', async () => {
  const other = await startEmulator({
    world: COMPANY,
    metadata: { account: VM, host: '127.80.0.1' },
  })
  const { host = '' } = other.metadata ?? {}
  expect(host).toMatch(/^127\.80\.0\.1:\d+$/)
  expect(await ask('/', {}, other)).toMatchObject({ status: 200 })
  await other.close()
  await expect(fetch(`http://${host}/`)).rejects.toThrow()
})

test.each([
  [{ account: 'nobody@ml-platform.iam.gserviceaccount.com' }, 'no service account nobody@'],
  [{}, 'no project'],
  [{ account: VM, host: '0.0.0.0' }, 'not for 0.0.0.0'],
])('%o is refused, and nothing stays open', async (metadata, message) => {
  await expect(startEmulator({ world: COMPANY, metadata })).rejects.toThrow(message)
})

test('its requests are in the log, without what they ask of it', async () => {
  emulator.clearRequests()
  await ask(`${ACCOUNTS}/default/token?scopes=x`)
  expect(emulator.requests()).toEqual([
    { method: 'metadata', verb: 'GET', path: `${ACCOUNTS}/default/token`, query: '', status: 200 },
  ])
})

test('an address that is none does not bring it down', async () => {
  const [hostname, port] = emulator.metadata?.host.split(':') ?? []
  const status = await new Promise((resolve, reject) => {
    request({ hostname, port, path: '//', headers: FLAVOR }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect([200, 404, 501]).toContain(status)
})
