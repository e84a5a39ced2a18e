import { z } from 'zod'
import type { RepositoryDetails, RepositoryMode } from '../core/inventory/repository-details'
import type { RepositoryName } from '../core/repository-name'
import { parseRepositoryReference } from '../core/repository-reference'

/** An enum as the client gives it: Google's name, or the bare number of a value it does not know yet. */
const enumValue = z.union([z.string(), z.number()]).nullish()

const upstreamSchema = z.object({
  id: z.string().nullish(),
  repository: z.string().nullish(),
  priority: z.number().nullish(),
})

const repositorySchema = z.object({
  name: z.string(),
  format: enumValue,
  mode: enumValue,
  description: z.string().nullish(),
  sizeBytes: z.union([z.string(), z.number()]).nullish(),
  // The client's form of a time, and that of plain REST.
  updateTime: z
    .union([z.object({ seconds: z.union([z.string(), z.number()]).nullish() }), z.iso.datetime()])
    .nullish(),
  virtualRepositoryConfig: z
    .object({ upstreamPolicies: z.array(upstreamSchema).nullish() })
    .nullish(),
  remoteRepositoryConfig: z
    .object({
      pythonRepository: z
        .object({
          publicRepository: enumValue,
          customRepository: z.object({ uri: z.string().nullish() }).nullish(),
        })
        .nullish(),
      commonRepository: z.object({ uri: z.string().nullish() }).nullish(),
    })
    .nullish(),
})

type Answered = z.infer<typeof repositorySchema>

/** A repository of another format than Python is `undefined`: the pages never show one. Throws `ZodError`. */
export function parseRepository(answer: unknown): RepositoryDetails | undefined {
  const repository = repositorySchema.parse(answer)
  if (repository.format !== 'PYTHON') return undefined
  const name = repositoryNameOf(repository.name)
  if (!name) return undefined
  return {
    name,
    mode: modeOf(repository),
    description: repository.description ?? '',
    sizeBytes: numberOf(repository.sizeBytes),
    updated: timeOf(repository.updateTime),
  }
}

/** The parts of `projects/…/locations/…/repositories/…`; `undefined` for anything else. */
export function repositoryNameOf(resource: string): RepositoryName | undefined {
  const reference = parseRepositoryReference(resource)
  return reference.kind === 'repository' ? reference.name : undefined
}

function modeOf(repository: Answered): RepositoryMode {
  switch (repository.mode) {
    // Repositories older than modes have none; gcloud takes them as standard too.
    case undefined:
    case null:
    case 'MODE_UNSPECIFIED':
    case 'STANDARD_REPOSITORY':
      return { kind: 'standard' }
    case 'VIRTUAL_REPOSITORY':
      return {
        kind: 'virtual',
        upstreams: (repository.virtualRepositoryConfig?.upstreamPolicies ?? [])
          .map(({ id, repository: resource, priority }) => ({
            id: id ?? '',
            repository: repositoryNameOf(resource ?? ''),
            resource: resource ?? '',
            priority: priority ?? 0,
          }))
          .sort((a, b) => b.priority - a.priority),
      }
    case 'REMOTE_REPOSITORY':
      return { kind: 'remote', source: sourceOf(repository) }
    default:
      return { kind: 'unknown', value: String(repository.mode) }
  }
}

function sourceOf({ remoteRepositoryConfig: remote }: Answered): string {
  const python = remote?.pythonRepository
  if (python?.publicRepository === 'PYPI') return 'PyPI'
  return python?.customRepository?.uri ?? remote?.commonRepository?.uri ?? ''
}

function numberOf(value: string | number | null | undefined): number | undefined {
  return value === null || value === undefined || value === '' ? undefined : Number(value)
}

function timeOf(time: Answered['updateTime']): string | undefined {
  if (typeof time === 'string') return new Date(time).toISOString()
  const value = numberOf(time?.seconds)
  return value === undefined ? undefined : new Date(value * 1000).toISOString()
}
