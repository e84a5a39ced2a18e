import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { OAuth2Client } from 'google-auth-library'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller } from './api-caller.ts'
import { COMPANY } from './company.ts'
import { basic, indexCaller, indexOf, uploadForm } from './index-caller.ts'

const HOST = 'https://us-central1-python.pkg.dev'
const PRIVATE = `${HOST}/ml-platform/ml-private`
const VIRTUAL = `${HOST}/ml-platform/ml-all`
const REMOTE = `${HOST}/ml-platform/ml-pypi`

let directory: string
let emulator: Emulator
let caller: ReturnType<typeof indexCaller>
let reader: string
let writer: string
let nobody: string
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'emulator-index-test-'))
  writeFileSync(path.join(directory, 'numpy-9.9.9-py3-none-any.whl'), 'numpy')
  writeFileSync(path.join(directory, 'acme_models-99.0-py3-none-any.whl'), 'squatted')
  emulator = await startEmulator({
    world: COMPANY,
    index: { pypi: { directory }, sites: { 'conda.anaconda.org': directory } },
  })
  caller = indexCaller(emulator)
  reader = basic('oauth2accesstoken', emulator.tokenFor('rita@example.com'))
  writer = basic('oauth2accesstoken', emulator.tokenFor('wes@example.com'))
  nobody = basic('oauth2accesstoken', emulator.tokenFor('nemo@example.com'))
})
afterEach(() => emulator.faults.clear())
afterAll(async () => {
  await caller.close()
  await emulator.close()
  rmSync(directory, { recursive: true })
})

const get = (url: string, authorization?: string) =>
  caller.call(`GET ${url}`, authorization === undefined ? {} : { authorization })
const links = (html: string) => [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href)

test('a page lists the declared versions, whatever the spelling of the name, with links that hold', async () => {
  const page = await get(`${PRIVATE}/simple/acme-features/`, reader)
  expect(page).toMatchObject({
    status: 200,
    headers: { 'content-type': expect.stringMatching(/^text\/html/) },
  })
  const hrefs = links(page.text)
  expect(hrefs).toHaveLength(3)
  expect(hrefs[0]).toMatch(
    /^https:\/\/us-central1-python\.pkg\.dev\/ml-platform\/ml-private\/acme-features\/acme_features-1\.4\.0-py3-none-any\.whl#sha256=[0-9a-f]{64}$/,
  )
  expect((await get(`${PRIVATE}/simple/Acme.Features/`, reader)).text).toBe(page.text)
  for (const href of hrefs) {
    const [url = '', digest] = href?.split('#sha256=') ?? []
    const file = await get(url, reader)
    expect(file.status).toBe(200)
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(digest)
    const head = await caller.call(`HEAD ${url}`, { authorization: reader })
    expect(head.headers['content-length']).toBe(String(file.bytes.length))
  }
  const head = await caller.call(`HEAD ${PRIVATE}/simple/acme-features/`, { authorization: reader })
  expect(head).toMatchObject({
    status: 200,
    text: '',
    headers: { 'content-length': page.headers['content-length'] },
  })
})

test.each([
  ['nothing', () => undefined],
  ['a made-up token', () => basic('oauth2accesstoken', 'ya29.made-up')],
  ['another user name', () => basic('rita', emulator.tokenFor('rita@example.com'))],
  ['an empty password', () => basic('oauth2accesstoken', '')],
  [
    'an expired token',
    () =>
      basic('oauth2accesstoken', emulator.tokenFor('rita@example.com', { expiresInSeconds: -1 })),
  ],
  ['a key that nobody issued', () => basic('_json_key', '{"type": "service_account"}')],
  ['no base64 of a key', () => basic('_json_key_base64', '{}')],
])('with %s: 401, and the invitation that keyring needs', async (_name, authorization) => {
  const answer = await get(`${PRIVATE}/simple/acme-features/`, authorization())
  expect(answer.status).toBe(401)
  expect(answer.headers['www-authenticate']).toMatch(/^Basic realm="/)
})

test('a bearer token is as good', async () => {
  const token = emulator.tokenFor('rita@example.com')
  expect((await get(`${PRIVATE}/simple/acme-models/`, `Bearer ${token}`)).status).toBe(200)
})

test('a service account comes with its token or with its key file, until it is disabled', async () => {
  const email = 'ci-publisher@ml-platform.iam.gserviceaccount.com'
  const key = JSON.stringify(await emulator.createServiceAccountKey(email))
  const ways = [
    basic('oauth2accesstoken', emulator.tokenFor(email)),
    basic('_json_key', key),
    basic('_json_key_base64', Buffer.from(key).toString('base64')),
  ]
  const status = async (authorization: string) =>
    (await get(`${PRIVATE}/simple/acme-models/`, authorization)).status
  expect(await Promise.all(ways.map(status))).toEqual([200, 200, 200])
  emulator.setServiceAccountDisabled(email, true)
  expect(await Promise.all(ways.map(status))).toEqual([401, 401, 401])
  emulator.setServiceAccountDisabled(email, false)
})

test('forbidden and missing look the same', async () => {
  const text = (repository: string) =>
    `Permission "artifactregistry.repositories.downloadArtifacts" denied on resource "projects/ml-platform/locations/us-central1/repositories/${repository}" (or it may not exist)\n`
  expect(await get(`${PRIVATE}/simple/acme-features/`, nobody)).toMatchObject({
    status: 403,
    text: text('ml-private'),
  })
  for (const authorization of [nobody, reader]) {
    expect(await get(`${HOST}/ml-platform/nothing/simple/x/`, authorization)).toMatchObject({
      status: 403,
      text: text('nothing'),
    })
  }
  const elsewhere = 'https://europe-west4-python.pkg.dev/ml-platform/ml-private/simple/x/'
  expect((await get(elsewhere, reader)).status).toBe(403)
})

test('a token that is not for the cloud is refused', async () => {
  const token = emulator.tokenFor('rita@example.com', { scopes: ['openid'] })
  expect(await get(`${PRIVATE}/simple/acme-features/`, `Bearer ${token}`)).toMatchObject({
    status: 403,
    text: 'Request had insufficient authentication scopes.\n',
  })
})

test('there is no root, no unknown package, no unknown file', async () => {
  for (const rest of ['simple/', 'simple', '', 'simple/unknown/', 'acme-models/x.whl', 'a/b/c']) {
    expect(await get(`${PRIVATE}/${rest}`, reader)).toMatchObject({
      status: 404,
      text: expect.stringContaining('404'),
    })
  }
  expect((await get(`${PRIVATE}/simple/`)).status).toBe(401)
})

test('a domain-scoped project takes two segments', async () => {
  const page = await get(
    'https://us-east1-python.pkg.dev/example.com/legacy/old-python/simple/legacy-billing/',
    reader,
  )
  const url = links(page.text)[0] ?? ''
  expect(url).toContain('/example.com/legacy/old-python/')
  expect((await get(url, reader)).status).toBe(200)
})

test('a virtual repository shows the package of its first upstream alone', async () => {
  const own = links((await get(`${VIRTUAL}/simple/acme-models/`, reader)).text)
  expect(own).toHaveLength(2)
  expect(own.join()).not.toContain('99.0')
  expect(own[0]).toContain('/ml-platform/ml-all/acme-models/')
  expect((await get(own[0] ?? '', reader)).status).toBe(200)
  const other = links((await get(`${VIRTUAL}/simple/numpy/`, reader)).text)
  expect(other).toEqual([`${VIRTUAL}/numpy/numpy-9.9.9-py3-none-any.whl`])
  expect(await get(other[0] ?? '', reader)).toMatchObject({ status: 200, text: 'numpy' })
})

test('a remote repository falls back on what its world declares', async () => {
  expect((await get(`${REMOTE}/simple/torch/`, reader)).text).toContain('torch-2.9.0-')
})

test('a writer uploads; it is served, listed by the API, and not taken twice', async () => {
  const file = { filename: 'acme_new-0.1-py3-none-any.whl', content: 'new\r\n\r\n--not a boundary' }
  const digest = createHash('sha256').update(file.content).digest('hex')
  const form = () =>
    uploadForm('Acme.New', '0.1', file, { sha256_digest: digest, requires_python: '>=3.9' })
  const upload = (authorization: string) =>
    caller.call(`POST ${PRIVATE}/`, { authorization, body: form() })

  expect(await upload(reader)).toMatchObject({
    status: 403,
    text: expect.stringContaining('artifactregistry.repositories.uploadArtifacts'),
  })
  expect((await upload(writer)).status).toBe(200)
  expect(await upload(writer)).toMatchObject({
    status: 400,
    text: expect.stringContaining('Requested entity already exists'),
  })
  const page = await get(`${VIRTUAL}/simple/acme-new/`, reader)
  expect(page.text).toContain('data-requires-python="&gt;=3.9"')
  expect(links(page.text)).toEqual([`${VIRTUAL}/acme-new/${file.filename}#sha256=${digest}`])
  expect((await get(`${PRIVATE}/acme-new/${file.filename}`, reader)).text).toBe(file.content)

  const api = apiCaller(emulator.url, emulator.tokenFor('rita@example.com'))
  const repository = 'projects/ml-platform/locations/us-central1/repositories/ml-private'
  expect((await api(`GET /v1/${repository}/packages/acme-new/versions`)).body).toMatchObject({
    versions: [{ name: `${repository}/packages/acme-new/versions/0.1` }],
  })
})

test('what is declared cannot be uploaded again', async () => {
  const file = { filename: 'acme_models-0.9.0-py3-none-any.whl', content: 'x' }
  const answer = await caller.call(`POST ${PRIVATE}/`, {
    authorization: writer,
    body: uploadForm('acme-models', '0.9.0', file),
  })
  expect(answer.status).toBe(400)
})

test.each([
  ['/ml-platform/ml-all/', 400, /virtual repository: it takes no uploads/],
  ['/ml-platform/ml-pypi/', 400, /remote repository: it takes no uploads/],
  ['/ml-platform/ml-private/simple/', 405, /405/],
  ['/ml-platform/ml-private', 404, /404/],
  ['/ml-platform/ml-images/', 400, /not of format PYTHON/],
])('an upload to %s: %i', async (address, status, text) => {
  const file = { filename: 'acme_x-1-py3-none-any.whl', content: 'x' }
  const body = uploadForm('acme-x', '1', file)
  const answer = await caller.call(`POST ${HOST}${address}`, { authorization: writer, body })
  expect(answer).toMatchObject({ status, text: expect.stringMatching(text) })
})

test.each([
  ['a wrong digest', { sha256_digest: '00' }, 'acme_x-1-py3-none-any.whl', /digest/],
  ['another action', { ':action': 'submit' }, 'acme_x-1-py3-none-any.whl', /:action/],
  ['no version', { version: '' }, 'acme_x-1-py3-none-any.whl', /version is missing/],
  ['the file of another package', {}, 'acme_y-1-py3-none-any.whl', /is no name for a file of/],
  ['another version in its name', {}, 'acme_x-2.tar.gz', /should be '1' not '2'/],
  ['another version in a wheel', {}, 'acme_x-1.post1-py3-none-any.whl', /should be '1' not/],
  ['a path', {}, '../acme_x-1-py3-none-any.whl', /is no name for a file of/],
])('an upload with %s is refused', async (_name, more, filename, text) => {
  const body = uploadForm('acme-x', '1', { filename, content: 'x' }, more)
  const answer = await caller.call(`POST ${PRIVATE}/`, { authorization: writer, body })
  expect(answer).toMatchObject({ status: 400, text: expect.stringMatching(text) })
})

test.each([
  ['1.0.0-RC.1', 'acme_spelt-1rc1.tar.gz'],
  ['v2.0', 'acme_spelt-2.tar.gz'],
  ['3.0-1', 'acme_spelt-3.post1-py3-none-any.whl'],
  ['4.0.Dev', 'acme_spelt-4.0.dev0-py3-none-any.whl'],
  ['5.0+Cu-01', 'acme_spelt-5.0+cu.1-py3-none-any.whl'],
])('version %s is that of %s', async (version, filename) => {
  const body = uploadForm('acme-spelt', version, { filename, content: 'x' })
  const answer = await caller.call(`POST ${PRIVATE}/`, { authorization: writer, body })
  expect(answer).toMatchObject({ status: 200, text: '' })
})

test('a package may be called simple', async () => {
  const file = { filename: 'simple-1.tar.gz', content: 'simple' }
  const body = uploadForm('simple', '1', file)
  await caller.call(`POST ${PRIVATE}/`, { authorization: writer, body })
  const [link = ''] = links((await get(`${PRIVATE}/simple/simple/`, reader)).text)
  expect(link).toContain(`${PRIVATE}/simple/simple-1.tar.gz#`)
  expect(await get(link, reader)).toMatchObject({ status: 200, text: 'simple' })
  expect((await get(`${PRIVATE}/simple/acme-1.tar.gz`, reader)).status).toBe(404)
})

test('a body that is no form is refused', async () => {
  const answer = await caller.call(`POST ${PRIVATE}/`, { authorization: writer, body: 'x' })
  expect(answer).toMatchObject({ status: 400, text: 'multipart/form-data is expected.\n' })
})

test('faults strike the index, and the log says what was asked by whom, without a token', async () => {
  emulator.clearRequests()
  emulator.faults.set({ rules: [{ method: 'index.simple', status: 503, times: 1 }] })
  expect(await get(`${PRIVATE}/simple/acme-models/`, reader)).toMatchObject({
    status: 503,
    text: 'The service is currently unavailable.\n',
  })
  emulator.faults.set({ rules: [{ method: 'index.*', status: 'disconnect', times: 1 }] })
  await expect(get(`${PRIVATE}/simple/acme-models/`, reader)).rejects.toThrow()
  await get(`${PRIVATE}/acme-models/acme_models-0.9.0-py3-none-any.whl?x=ya29.secret`, reader)
  await caller.call(`POST ${PRIVATE}/`, { authorization: reader, body: 'x' })
  await get(`${PRIVATE}/simple/acme-models/`)
  const common = { query: '', email: 'rita@example.com' }
  const page = {
    method: 'index.simple',
    verb: 'GET',
    path: '/ml-platform/ml-private/simple/acme-models/',
  }
  expect(emulator.requests()).toEqual([
    { ...common, ...page, status: 503 },
    { ...common, ...page, status: 0 },
    {
      ...common,
      method: 'index.file',
      verb: 'GET',
      path: '/ml-platform/ml-private/acme-models/acme_models-0.9.0-py3-none-any.whl',
      status: 200,
    },
    {
      ...common,
      method: 'index.upload',
      verb: 'POST',
      path: '/ml-platform/ml-private/',
      status: 403,
    },
    { ...page, query: '', status: 401 },
  ])
})

test("Google's APIs answer under their own names", async () => {
  const token = emulator.tokenFor('rita@example.com')
  const answer = await get(
    'https://artifactregistry.googleapis.com/v1/projects/ml-platform/locations/us-central1/repositories/ml-private',
    `Bearer ${token}`,
  )
  expect(JSON.parse(answer.text)).toMatchObject({ format: 'PYTHON' })
  expect((await get('https://www.googleapis.com/oauth2/v3/certs')).status).toBe(200)
  expect(new OAuth2Client().endpoints.oauth2TokenUrl).toBe('https://oauth2.googleapis.com/token')
  expect(await caller.call('POST https://oauth2.googleapis.com/token')).toMatchObject({
    status: 401,
    text: expect.stringContaining('invalid_client'),
  })
})

test('a site is a folder of files, and nothing else of the machine', async () => {
  const site = 'https://conda.anaconda.org'
  const file = await get(`${site}/numpy-9.9.9-py3-none-any.whl?again`)
  expect([file.status, file.text]).toEqual([200, 'numpy'])
  const head = await caller.call(`HEAD ${site}/numpy-9.9.9-py3-none-any.whl`)
  expect([head.status, head.headers['content-length'], head.text]).toEqual([200, '5', ''])
  for (const asked of [
    '/',
    '/missing',
    `/../${path.basename(directory)}/`,
    '/..%2f..%2fetc/passwd',
  ])
    expect((await get(site + asked)).status, asked).toBe(404)
  expect((await caller.call(`POST ${site}/numpy-9.9.9-py3-none-any.whl`)).status).toBe(405)
})

async function connectThroughProxy(target: string): Promise<string> {
  const { hostname, port } = new URL(indexOf(emulator).proxyUrl)
  const socket = connect(Number(port), hostname)
  socket.write(`CONNECT ${target} HTTP/1.1\r\nhost: ${target}\r\n\r\n`)
  let text = ''
  for await (const chunk of socket) {
    text += String(chunk)
    if (text.endsWith('hello')) socket.end()
  }
  return text
}

test('other names get a tunnel, or 502 where nobody answers', async () => {
  const server: Server = createServer((socket) => socket.end('hello'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  expect(await connectThroughProxy(`127.0.0.1:${port}`)).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\nhello$/)
  await new Promise((resolve) => server.close(resolve))
  expect(await connectThroughProxy(`127.0.0.1:${port}`)).toMatch(/^HTTP\/1\.1 502 /)
  expect(await connectThroughProxy('us-python.pkg.dev:80')).toMatch(/^HTTP\/1\.1 502 /)
  expect(await connectThroughProxy('nowhere')).toMatch(/^HTTP\/1\.1 400 /)
  const plain = await fetch(indexOf(emulator).proxyUrl)
  expect(plain.status).toBe(405)
})
