import { LOCATIONS } from '../../emulator/artifact-registry/locations.ts'
import { repository, worldOf } from '../support/worlds.ts'

export const PROJECTS = 50
const PYTHON_EACH = 4
const OTHERS_EACH = 2

/** The person of {@link generatedWorld} who may read everything in it. */
export const READER = 'reader@example.com'
/** In the resource name of every Python repository of the world, and of nothing else. */
export const PYTHON_MARK = '/repositories/python-'

/** 50 projects in which Python repositories are few and far between, as they are in a company. */
export function generatedWorld() {
  const locations = [...LOCATIONS]
  const locationAt = (index: number) => locations[index % locations.length] ?? 'us'
  return worldOf(
    Array.from({ length: PROJECTS }, (_, project) => {
      const id = `bench-${String(project).padStart(2, '0')}`
      // Steps that share no factor with the number of locations: spread over all of them.
      const python = range(PYTHON_EACH).map((n) =>
        repository(id, locationAt(project * 7 + n * 11), `python-${n}`, {
          description: 'Packages of one team',
          sizeBytes: String((project + 1) * 1_000_000),
          updateTime: '2025-11-03T08:15:00Z',
        }),
      )
      const others = range(OTHERS_EACH).map((n) =>
        repository(id, locationAt(project * 13 + n * 17), `images-${n}`, { format: 'DOCKER' }),
      )
      return { id, repositories: [...python, ...others] }
    }),
  )
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}
