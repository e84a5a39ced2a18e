import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { basic, indexCaller, indexOf } from './index-caller.ts'
import { changed, smallWorld } from './small-world.ts'

const NAME = 'projects/lab/locations/us-central1/repositories'
const URL_OF = (repository: string) =>
  `https://us-central1-python.pkg.dev/lab/${repository}/simple/tool/`

const repository = (id: string, extra: object = {}) => ({
  name: `${NAME}/${id}`,
  format: 'PYTHON',
  mode: 'STANDARD_REPOSITORY',
  packages: [{ name: 'Tool', versions: ['1.0'] }],
  ...extra,
})

const virtual = (id: string, upstreams: readonly (readonly [string, number])[]) =>
  repository(id, {
    mode: 'VIRTUAL_REPOSITORY',
    packages: [],
    virtualRepositoryConfig: {
      upstreamPolicies: upstreams.map(([upstream, priority]) => ({
        id: upstream,
        repository: `${NAME}/${upstream}`,
        priority,
      })),
    },
    iamPolicy: readableBy('user:ann@example.com'),
  })

const readableBy = (...members: string[]) => ({
  bindings: [{ role: 'roles/artifactregistry.reader', members }],
})

let emulator: Emulator | undefined
afterEach(() => emulator?.close())

async function start(repositories: readonly object[], denyPolicies: readonly object[] = []) {
  const company = changed(smallWorld(), ['folders', 0, 'denyPolicies'], denyPolicies)
  const world = changed(company, ['projects', 0, 'repositories'], repositories)
  emulator = await startEmulator({ world, index: { pypi: 'none' } })
  const { call, close } = indexCaller(emulator)
  const ann = basic('oauth2accesstoken', emulator.tokenFor('ann@example.com'))
  const get = async (id: string, authorization?: string) =>
    call(`GET ${URL_OF(id)}`, authorization === undefined ? {} : { authorization })
  return { get, ann, close }
}

test('a public repository needs no credentials; one for all who signed in does', async () => {
  const { get, close } = await start([
    repository('open', { iamPolicy: readableBy('allUsers') }),
    repository('signed-in', { iamPolicy: readableBy('allAuthenticatedUsers') }),
  ])
  expect((await get('open')).status).toBe(200)
  expect((await get('signed-in')).status).toBe(401)
  expect((await get('open', basic('oauth2accesstoken', 'ya29.wrong'))).status).toBe(401)
  await close()
})

test('whoever reads a virtual repository reads what is behind it, by priority, through others', async () => {
  const { get, ann, close } = await start([
    repository('hidden'),
    repository('newer', { packages: [{ name: 'tool', versions: ['2.0'] }] }),
    virtual('inner', [['hidden', 10]]),
    virtual('front', [
      ['newer', 1],
      ['inner', 2],
    ]),
  ])
  expect((await get('hidden', ann)).status).toBe(403)
  const page = await get('front', ann)
  expect(page.text).toContain('Tool-1.0-')
  expect(page.text).not.toContain('2.0')
  await close()
})

test('a circle of virtual repositories ends', async () => {
  const { get, ann, close } = await start([virtual('a', [['b', 1]]), virtual('b', [['a', 1]])])
  expect((await get('a', ann)).status).toBe(404)
  await close()
})

test('a taken port of the proxy leaves nothing running', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const starting = startEmulator({ world: smallWorld(), index: { port } })
  await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE', port })
  await new Promise((resolve) => other.close(resolve))
})

test('without the option there is no index; its files go with it', async () => {
  const without = await startEmulator({ world: smallWorld() })
  expect(without.index).toBeUndefined()
  await without.close()
  const { close } = await start([])
  const { caFile } = indexOf(emulator ?? without)
  expect(existsSync(caFile)).toBe(true)
  await close()
  await emulator?.close()
  expect(existsSync(caFile)).toBe(false)
  emulator = undefined
})

test('a deny policy above a public repository takes it from everybody, signed in or not', async () => {
  const denying = (deniedPrincipals: string[]) => ({
    name: 'policies/cloudresourcemanager.googleapis.com%2Ffolders%2F2/denypolicies/closed',
    rules: [
      {
        denyRule: {
          deniedPrincipals,
          deniedPermissions: ['artifactregistry.googleapis.com/repositories.downloadArtifacts'],
        },
      },
    ],
  })
  const open = [repository('open', { iamPolicy: readableBy('allUsers') })]
  const answers = async (deniedPrincipals: string[]) => {
    const { get, ann, close } = await start(open, [denying(deniedPrincipals)])
    const statuses = [(await get('open')).status, (await get('open', ann)).status]
    await close()
    await emulator?.close()
    emulator = undefined
    return statuses
  }
  expect(await answers(['principalSet://goog/public:all'])).toEqual([401, 403])
  // Who does not say who they are cannot be told from anybody.
  expect(await answers(['principal://goog/subject/ann@example.com'])).toEqual([200, 403])
})
