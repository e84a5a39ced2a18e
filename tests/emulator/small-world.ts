/** A world of one organization, one folder and one project, to be changed by a test. */
export function smallWorld() {
  const repository = (id: string, extra: object = {}) => ({
    name: `projects/lab/locations/us-central1/repositories/${id}`,
    format: 'PYTHON',
    mode: 'STANDARD_REPOSITORY',
    ...extra,
  })
  return {
    people: [
      { email: 'ann@example.com', name: 'Ann', hd: 'example.com' },
      { email: 'bob@example.com', name: 'Bob', hd: 'example.com' },
    ],
    groups: [{ email: 'team@example.com', members: ['user:ann@example.com'] }],
    organizations: [{ name: 'organizations/1', displayName: 'example.com' }],
    folders: [{ name: 'folders/2', parent: 'organizations/1', displayName: 'Folder' }],
    projects: [
      {
        projectId: 'lab',
        projectNumber: '3',
        displayName: 'Lab',
        parent: 'folders/2',
        repositories: [repository('one'), repository('two')],
      },
    ],
    roles: [
      {
        name: 'projects/lab/roles/custom',
        title: 'Custom',
        includedPermissions: ['artifactregistry.repositories.get'],
      },
    ],
  }
}

/** A copy of a value with something else at one path; `undefined` takes it away. */
export function changed(value: unknown, path: readonly (string | number)[], to: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return to
  if (Array.isArray(value) && typeof key === 'number') {
    const copy = [...value]
    copy[key] = changed(value[key], rest, to)
    return copy
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const object = Object.fromEntries(entries)
  return { ...object, [key]: changed(object[key], rest, to) }
}
