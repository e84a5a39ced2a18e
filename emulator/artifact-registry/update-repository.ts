import { z } from 'zod'
import type { Google } from '../google.ts'
import { GoogleError, invalidArgument, notFound } from '../http/google-error.ts'
import { parseBody } from '../http/request-body.ts'
import { type ApiCall, jsonText, type Reply } from '../http/route.ts'
import { repositoryJson } from '../world/repository-json.ts'
import { REPOSITORY_NAME, repositorySchema } from '../world/repository-schema.ts'
import { repositoryOf } from './project-scope.ts'

/** Only what can be changed here; what else a client sends of a repository is not looked at. */
const changes = repositorySchema(z.never())
  .pick({ description: true, labels: true, virtualRepositoryConfig: true })
  .partial()
  .strip()

/** Names of fields as masks write them, in either of JSON's and Protocol Buffers' spellings. */
const FIELDS = {
  description: 'description',
  labels: 'labels',
  virtualRepositoryConfig: 'virtualRepositoryConfig',
  'virtualRepositoryConfig.upstreamPolicies': 'virtualRepositoryConfig',
} as const

/**
 * `repositories.patch`: description, labels and the sources of a virtual repository, in this run's memory. Without a mask each
 * field that is there is taken whole, as gcloud (528) relies on for upstream policies: https://google.aip.dev/134
 */
export function updateRepository(google: Google, call: ApiCall): Reply {
  const repository = repositoryOf(google, call, 'artifactregistry.repositories.update')
  const body = parseBody(changes, call.text)
  const mask = (call.query.get('updateMask') ?? '').split(',').filter((field) => field !== '')
  const { data } = repository
  const changed = { ...data }
  for (const written of mask.length > 0 ? mask : Object.keys(body)) {
    const field = fieldOf(written)
    if (field === 'virtualRepositoryConfig') {
      if (data.mode !== 'VIRTUAL_REPOSITORY') {
        throw invalidArgument('Only a virtual repository has upstream policies.', field)
      }
      checkUpstreams(google, body.virtualRepositoryConfig?.upstreamPolicies ?? [], data.format)
      changed.virtualRepositoryConfig = body.virtualRepositoryConfig ?? {}
    } else if (field === 'description') changed.description = body.description ?? ''
    else changed.labels = body.labels ?? {}
  }
  repository.data = changed
  repository.json = repositoryJson(changed)
  return jsonText(call.integers ? repository.json.integers : repository.json.names)
}

function fieldOf(written: string): (typeof FIELDS)[keyof typeof FIELDS] {
  const name = written.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  for (const [field, of] of Object.entries(FIELDS)) if (field === name) return of
  throw new GoogleError({
    code: 501,
    status: 'UNIMPLEMENTED',
    message: `The emulator does not know how to change ${written}.`,
  })
}

function checkUpstreams(
  google: Google,
  upstreams: readonly { id: string; repository: string }[],
  format: string,
): void {
  for (const [at, { id, repository }] of upstreams.entries()) {
    if (upstreams.findIndex((other) => other.id === id) !== at) {
      throw invalidArgument(`"${id}" is the id of two upstream policies.`, 'repository')
    }
    const project = REPOSITORY_NAME.exec(repository)?.groups?.['project'] ?? ''
    const found = google.catalog.project(project)?.repositories.get(repository)
    if (found === undefined) throw notFound()
    if (found.data.format !== format || found.data.mode === 'VIRTUAL_REPOSITORY') {
      throw invalidArgument(`${repository} cannot be an upstream here.`, 'repository')
    }
  }
}
