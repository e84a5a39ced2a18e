import 'server-only'

import { getEnv } from '@/lib/env'
import { type ArtifactRegistry, artifactRegistry } from '@/lib/google/artifact-registry'
import { type CloudAsset, cloudAsset } from '@/lib/google/cloud-asset'
import { type CloudIdentity, cloudIdentity } from '@/lib/google/cloud-identity'
import { apiEndpoints } from '@/lib/google/endpoints'
import { type Iam, iam } from '@/lib/google/iam'
import { type ResourceManager, resourceManager } from '@/lib/google/resource-manager'

type GoogleApis = {
  registry: ArtifactRegistry
  manager: ResourceManager
  iam: Iam
  identity: CloudIdentity
  assets: CloudAsset
}

let apis: GoogleApis | undefined

/** The clients, made once for the process: they hold nobody's credentials. */
export function googleApis(): GoogleApis {
  if (!apis) {
    const endpoints = apiEndpoints(getEnv().emulatorUrl)
    apis = {
      registry: artifactRegistry(endpoints.artifactRegistry),
      manager: resourceManager(endpoints.resourceManager),
      iam: iam(endpoints.iam),
      identity: cloudIdentity(endpoints.cloudIdentity),
      assets: cloudAsset(endpoints.cloudAsset),
    }
  }
  return apis
}
