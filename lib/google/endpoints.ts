/** Where Google's APIs live: one origin for each, all of them the emulator's when there is one. */
export type ApiEndpoints = {
  artifactRegistry: URL
  resourceManager: URL
  iam: URL
  cloudIdentity: URL
  cloudAsset: URL
}

/** @see https://cloud.google.com/artifact-registry/docs/reference/rest */
export function apiEndpoints(emulatorUrl: URL | undefined): ApiEndpoints {
  const at = (host: string) => emulatorUrl ?? new URL(`https://${host}.googleapis.com`)
  return {
    artifactRegistry: at('artifactregistry'),
    resourceManager: at('cloudresourcemanager'),
    iam: at('iam'),
    cloudIdentity: at('cloudidentity'),
    cloudAsset: at('cloudasset'),
  }
}
