/** Where Google's APIs live: one origin for each, all of them the emulator's when there is one. */
export type ApiEndpoints = { artifactRegistry: URL; resourceManager: URL }

/** @see https://cloud.google.com/artifact-registry/docs/reference/rest */
export function apiEndpoints(emulatorUrl: URL | undefined): ApiEndpoints {
  return {
    artifactRegistry: emulatorUrl ?? new URL('https://artifactregistry.googleapis.com'),
    resourceManager: emulatorUrl ?? new URL('https://cloudresourcemanager.googleapis.com'),
  }
}
