import type { Folder, Organization, Project } from '../world/catalog.ts'

/** A project as v3 prints it; v1 has other names for the same. */
export function projectV3({ data }: Project) {
  return {
    name: `projects/${data.projectNumber}`,
    ...(data.parent === undefined ? {} : { parent: data.parent }),
    projectId: data.projectId,
    state: 'ACTIVE',
    displayName: data.displayName,
    ...(data.createTime === undefined ? {} : { createTime: data.createTime }),
    ...(data.labels === undefined ? {} : { labels: data.labels }),
  }
}

export function projectV1({ data }: Project) {
  const [kind, id] = (data.parent ?? '').split('/')
  return {
    projectNumber: data.projectNumber,
    projectId: data.projectId,
    lifecycleState: 'ACTIVE',
    name: data.displayName,
    ...(data.createTime === undefined ? {} : { createTime: data.createTime }),
    ...(data.labels === undefined ? {} : { labels: data.labels }),
    ...(id === undefined
      ? {}
      : { parent: { type: kind === 'folders' ? 'folder' : 'organization', id } }),
  }
}

export function folderV3({ data }: Folder) {
  return { name: data.name, parent: data.parent, displayName: data.displayName, state: 'ACTIVE' }
}

export function folderV2({ data }: Folder) {
  return {
    name: data.name,
    parent: data.parent,
    displayName: data.displayName,
    lifecycleState: 'ACTIVE',
  }
}

export function organizationV3({ data }: Organization) {
  return { name: data.name, displayName: data.displayName, state: 'ACTIVE' }
}

export function organizationV1({ data }: Organization) {
  return { name: data.name, displayName: data.displayName, lifecycleState: 'ACTIVE' }
}
