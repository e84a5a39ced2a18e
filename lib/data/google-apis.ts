import 'server-only'

import { getEnv } from '@/lib/env'
import { type ArtifactRegistry, artifactRegistry } from '@/lib/google/artifact-registry'
import { apiEndpoints } from '@/lib/google/endpoints'
import { type ResourceManager, resourceManager } from '@/lib/google/resource-manager'

type GoogleApis = { registry: ArtifactRegistry; manager: ResourceManager }

let apis: GoogleApis | undefined

/** The clients, made once for the process: they hold nobody's credentials. */
export function googleApis(): GoogleApis {
  if (!apis) {
    const endpoints = apiEndpoints(getEnv().emulatorUrl)
    apis = {
      registry: artifactRegistry(endpoints.artifactRegistry),
      manager: resourceManager(endpoints.resourceManager),
    }
  }
  return apis
}
