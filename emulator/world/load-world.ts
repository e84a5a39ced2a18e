import { readFileSync } from 'node:fs'
import { checkReferences } from './check-references.ts'
import { jsonPath, WorldError } from './world-error.ts'
import { type World, worldSchema } from './world-schema.ts'

/** Reads a world from a file, or takes it parsed. Throws a WorldError naming every fault. */
export function loadWorld(source: unknown): World {
  const parsed = worldSchema.safeParse(typeof source === 'string' ? readJson(source) : source)
  if (!parsed.success) {
    throw new WorldError(
      parsed.error.issues.map((issue) => ({ path: jsonPath(issue.path), message: issue.message })),
    )
  }
  const faults = checkReferences(parsed.data)
  if (faults.length > 0) throw new WorldError(faults)
  return parsed.data
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WorldError([
      { path: file, message: error instanceof Error ? error.message : String(error) },
    ])
  }
}
