import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { ACCOUNT, PERSON, worldForClients } from './world'

const READER = 'rita@example.com'
const STRANGER = 'nadia@example.com'
/** Whose sign-in the organisation wants renewed. */
const LATE = 'remy@example.com'
/** In the repository as 0.9.0, and on PyPI as 0.10.2 since 2020. */
const PUBLIC_NAME = 'toml'

const worldSchema = z.looseObject({
  people: z.array(z.unknown()),
  projects: z.tuple([
    z.looseObject({
      iamPolicy: z.looseObject({ bindings: z.array(z.unknown()) }),
      repositories: z.tuple([z.looseObject({ packages: z.array(z.unknown()) })]).rest(z.unknown()),
    }),
  ]),
})

/** The world of the guides with people in it who may read only, or nothing. */
export function worldForSymptoms(): unknown {
  const world = worldSchema.parse(worldForClients())
  const person = (email: string) => ({ email, name: email, hd: 'example.com' })
  world.people.push(...[READER, STRANGER, LATE].map(person))
  const [project] = world.projects
  const reader = { role: 'roles/artifactregistry.reader', members: [`user:${READER}`] }
  project.iamPolicy.bindings.push(reader)
  project.repositories[0].packages.push({ name: PUBLIC_NAME, versions: ['0.9.0'] })
  return world
}

/** Puts what the cases need beside what `prepare` wrote. */
export async function prepareSymptoms(emulator: Emulator, directory: string): Promise<void> {
  const prepared = join(directory, 'prepared')
  mkdirSync(join(prepared, 'people'), { recursive: true })
  const json = (name: string, value: unknown) =>
    writeFileSync(join(prepared, name), JSON.stringify(value, undefined, 2))
  for (const email of [READER, STRANGER, LATE]) {
    json(`people/${email.split('@')[0]}.json`, emulator.createAuthorizedUserFile(email))
  }
  emulator.requireReauthentication(LATE)
  const over = emulator.tokenFor(PERSON, { expiresInSeconds: -1 })
  writeFileSync(join(prepared, 'token-that-is-over'), over)
  const key = await emulator.createServiceAccountKey(ACCOUNT, { hosts: 'google' })
  emulator.deleteServiceAccountKey(ACCOUNT, key.private_key_id)
  json('deleted-key.json', key)
}
