import type { RepositoryName } from '../repository-name'
import type { Guide, Impossible } from './guide'
import { impossible } from './impossible'
import type { SetupRequest } from './setup-request'
import {
  createVirtualRepository,
  deleteVirtualRepository,
  gcloudOfAdmin,
} from './steps/virtual-repository'
import type { Tool } from './tool'
import { TOOLS } from './tools'
import { virtualRepositoryOf } from './virtual-repository'

type Choice = Omit<SetupRequest, 'systemIsGuess' | 'toolIsGuess' | 'ignored'>

/** The instructions for one request, or why there can be none. Each tool's file names its sources. */
export function buildGuide(repository: RepositoryName, request: Choice): Guide | Impossible {
  const { tool, purpose, index, ...rest } = request
  const row: Tool = TOOLS[tool]
  const make = row[purpose]
  if (typeof make !== 'function') return make
  if (index !== 'virtual') {
    return index === 'beside' && purpose === 'publish'
      ? impossible('Publishing goes to one repository. Choose this repository alone.')
      : make({ ...rest, repository, index })
  }
  if (purpose === 'publish') {
    return impossible('A virtual repository takes no uploads. Choose this repository alone.')
  }
  const guide = make({ ...rest, repository: virtualRepositoryOf(repository), index: 'only' })
  if (guide.kind === 'impossible') return guide
  const { prerequisites } = guide
  return {
    ...guide,
    // Who hands over a key, say, needs no gcloud for anything else.
    prerequisites: prerequisites.some(({ id }) => id === 'gcloud')
      ? prerequisites
      : [...prerequisites, gcloudOfAdmin(rest.system)],
    steps: [...createVirtualRepository(repository, rest.system), ...guide.steps],
    undo: [...guide.undo, deleteVirtualRepository(repository, rest.system)],
  }
}
