/** Worlds for tests, in the emulator's format (Google's own resources). */

type Binding = { role: string; members: string[] }

const ENABLED = { 'artifactregistry.googleapis.com': 'ENABLED' }

/** A Python repository of a generated world. */
export function repository(
  project: string,
  location: string,
  id: string,
  extra: Record<string, unknown> = {},
) {
  return {
    name: `projects/${project}/locations/${location}/repositories/${id}`,
    format: 'PYTHON',
    mode: 'STANDARD_REPOSITORY',
    ...extra,
  }
}

/** A world of these projects, all of whose repositories `reader@example.com` may read. */
export function worldOf(
  projects: readonly { id: string; repositories: readonly ReturnType<typeof repository>[] }[],
  bindings: Binding[] = [
    { role: 'roles/artifactregistry.reader', members: ['user:reader@example.com'] },
  ],
) {
  return {
    people: [
      { email: 'reader@example.com', name: 'Reader', hd: 'example.com' },
      { email: 'other@example.com', name: 'Other', hd: 'example.com' },
    ],
    groups: [],
    organizations: [
      { name: 'organizations/1', displayName: 'example.com', iamPolicy: { bindings: [] } },
    ],
    folders: [],
    projects: projects.map(({ id, repositories }, index) => ({
      projectId: id,
      projectNumber: String(1000 + index),
      displayName: id,
      parent: 'organizations/1',
      services: ENABLED,
      iamPolicy: { bindings },
      repositories,
    })),
    roles: [],
  }
}
