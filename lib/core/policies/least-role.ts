import type { AuditedAbility } from './deciding-permissions'

/**
 * The permission that is missing where an ability is, and the least of Google's roles for people that has it.
 * Fewer permissions than these have only roles made for other things (service agents, migrations from Container
 * Registry). https://docs.cloud.google.com/artifact-registry/docs/python/manage-packages, "Required roles"
 */
export const LEAST_ROLE: Readonly<
  Record<AuditedAbility, { permission: string; role: string; title: string }>
> = {
  install: {
    permission: 'artifactregistry.repositories.downloadArtifacts',
    role: 'roles/artifactregistry.reader',
    title: 'Artifact Registry Reader',
  },
  publish: {
    permission: 'artifactregistry.repositories.uploadArtifacts',
    role: 'roles/artifactregistry.writer',
    title: 'Artifact Registry Writer',
  },
  delete: {
    permission: 'artifactregistry.versions.delete',
    role: 'roles/artifactregistry.repoAdmin',
    title: 'Artifact Registry Repository Administrator',
  },
  administer: {
    permission: 'artifactregistry.repositories.setIamPolicy',
    role: 'roles/artifactregistry.admin',
    title: 'Artifact Registry Administrator',
  },
}
