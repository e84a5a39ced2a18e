import type { Access, AccessByAbility } from './access'
import { explainFailure } from './explain-failure'
import type { RepositoryMode } from './inventory/repository-details'
import type { Outcome } from './outcome'

const DOWNLOAD = 'artifactregistry.repositories.downloadArtifacts'
const UPLOAD = 'artifactregistry.repositories.uploadArtifacts'
/** Any one of them deletes a version through the API. */
const DELETE = [
  'artifactregistry.versions.delete',
  'artifactregistry.packages.delete',
  'artifactregistry.repositories.deleteArtifacts',
] as const
const UPDATE = 'artifactregistry.repositories.update'
const SET_POLICY = 'artifactregistry.repositories.setIamPolicy'

/**
 * The permissions that decide what a person may do with a repository.
 * @see https://docs.cloud.google.com/artifact-registry/docs/access-control
 */
export const DECIDING_PERMISSIONS = [DOWNLOAD, UPLOAD, UPDATE, SET_POLICY, ...DELETE] as const

/**
 * What the answer of `testIamPermissions` means. `held` is the part of {@link DECIDING_PERMISSIONS} that the
 * person has, or why that could not be found out: then everything is `unknown`, except what the repository's
 * mode alone decides (uploads go only to standard repositories, and a virtual one holds nothing to delete). `mode` is `undefined` when the
 * repository itself could not be read.
 */
export function accessFromPermissions(
  held: Outcome<ReadonlySet<string>>,
  mode: RepositoryMode | undefined,
): AccessByAbility {
  if (!held.ok) {
    const { title, detail } = explainFailure(held.failure)
    const unknown: Access = { is: 'unknown', because: `${title}. ${detail}` }
    return {
      install: unknown,
      publish: refusedByMode(mode) ?? unknown,
      delete: nothingToDelete(mode) ?? unknown,
      administer: unknown,
    }
  }
  const permissions = held.value
  if (mode === undefined && permissions.size === 0) {
    // Google answers "none" for a repository that does not exist as well.
    const nothing: Access = {
      is: 'denied',
      because:
        'Google grants you nothing here, or there is no such repository: it does not say which.',
    }
    return { install: nothing, publish: nothing, delete: nothing, administer: nothing }
  }
  return {
    install: decide(
      permissions.has(DOWNLOAD),
      `You hold \`${DOWNLOAD}\` here.`,
      `You lack \`${DOWNLOAD}\`. The least role that has it is Artifact Registry Reader.`,
    ),
    publish: refusedByMode(mode) ?? decidePublish(permissions.has(UPLOAD), mode),
    delete: nothingToDelete(mode) ?? decideDelete(permissions),
    administer: decide(
      permissions.has(SET_POLICY),
      `You hold \`${SET_POLICY}\` here: you may change who has access.`,
      permissions.has(UPDATE)
        ? `You may change its settings, but you lack \`${SET_POLICY}\` to change who has access. The least role that has it is Artifact Registry Administrator.`
        : `You lack \`${SET_POLICY}\`. The least role that has it is Artifact Registry Administrator.`,
    ),
  }
}

function decide(granted: boolean, because: string, becauseNot: string): Access {
  return granted ? { is: 'granted', because } : { is: 'denied', because: becauseNot }
}

function decidePublish(holds: boolean, mode: RepositoryMode | undefined): Access {
  if (holds && mode === undefined) {
    return {
      is: 'unknown',
      because: `You hold \`${UPLOAD}\` here, but we could not read what kind of repository it is, and only standard ones take uploads.`,
    }
  }
  return decide(
    holds,
    `You hold \`${UPLOAD}\` here.`,
    `You lack \`${UPLOAD}\`. The least role that has it is Artifact Registry Writer.`,
  )
}

function decideDelete(held: ReadonlySet<string>): Access {
  const permission = DELETE.find((one) => held.has(one))
  return decide(
    permission !== undefined,
    `You hold \`${permission}\` here.`,
    `You lack \`${DELETE[0]}\`. The least role that has it is Artifact Registry Repository Administrator.`,
  )
}

function nothingToDelete(mode: RepositoryMode | undefined): Access | undefined {
  return mode?.kind !== 'virtual'
    ? undefined
    : {
        is: 'denied',
        because:
          'A virtual repository holds nothing that could be deleted: its packages are in the repositories behind it.',
      }
}

function refusedByMode(mode: RepositoryMode | undefined): Access | undefined {
  switch (mode?.kind) {
    case 'virtual':
      return {
        is: 'denied',
        because:
          'A virtual repository takes no uploads: publish to a standard repository behind it.',
      }
    case 'remote':
      return {
        is: 'denied',
        because: 'A remote repository takes no uploads: it only passes on what another index has.',
      }
    case 'unknown':
      return {
        is: 'unknown',
        because: `This version does not know repositories of the kind \`${mode.value}\`, so it cannot say whether they take uploads.`,
      }
    default:
      return undefined
  }
}
