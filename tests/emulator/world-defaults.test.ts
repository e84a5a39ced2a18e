import { expect, test } from 'vitest'
import { startEmulator } from '../../emulator/start-emulator.ts'
import { apiCaller } from './api-caller.ts'
import { changed, smallWorld } from './small-world.ts'

const OWNER = { bindings: [{ role: 'roles/owner', members: ['user:ann@example.com'] }] }

test('the API is on where a world does not say otherwise, for both services that tell', async () => {
  const emulator = await startEmulator({
    world: changed(smallWorld(), ['projects', 0, 'iamPolicy'], OWNER),
  })
  const ann = apiCaller(emulator.url, emulator.tokenFor('ann@example.com'))
  const list = await ann('GET /v1/projects/lab/locations/us-central1/repositories')
  expect(list.body).toMatchObject({ repositories: { length: 2 } })
  const service = await ann('GET /v1/projects/lab/services/artifactregistry.googleapis.com')
  expect(service.body).toMatchObject({ state: 'ENABLED' })
  await emulator.close()
})

test('two emulators do not share what one of them was told', async () => {
  const world = changed(smallWorld(), ['projects', 0, 'iamPolicy'], OWNER)
  const [first, second] = await Promise.all([startEmulator({ world }), startEmulator({ world })])
  const path = '/v1/projects/lab/locations/us-central1/repositories/one'
  const policy = { bindings: [{ role: 'roles/artifactregistry.reader', members: ['allUsers'] }] }
  const get = async ({ url, tokenFor }: typeof first) =>
    (await apiCaller(url, tokenFor('ann@example.com'))(`GET ${path}:getIamPolicy`)).body
  await apiCaller(first.url, first.tokenFor('ann@example.com'))(`POST ${path}:setIamPolicy`, {
    policy,
  })
  expect(await get(first)).toMatchObject({ bindings: policy.bindings })
  expect(await get(second)).toEqual({ etag: 'ACAB' })
  await Promise.all([first.close(), second.close()])
})

test('a token is only for people of this world', async () => {
  const emulator = await startEmulator({ world: smallWorld() })
  expect(() => emulator.tokenFor('none@example.com')).toThrow(
    'there is no person none@example.com in this world',
  )
  await emulator.close()
})
