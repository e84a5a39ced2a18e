import type { Signature } from '../signature'

const ERRORS = {
  title: 'Google: troubleshoot VPC Service Controls',
  url: 'https://docs.cloud.google.com/vpc-service-controls/docs/troubleshooting',
}

/** What Google’s own answers say, in every client. */
export const GOOGLE: readonly Signature[] = [
  {
    id: 'google-api-disabled',
    quote: 'Artifact Registry API has not been used in project … before or it is disabled.',
    all: ['Artifact Registry API has not been used in project'],
    means: [['api-disabled', 'certain']],
    seen: {
      title: 'Google: enable and disable services',
      url: 'https://docs.cloud.google.com/artifact-registry/docs/enable-service',
    },
  },
  {
    id: 'google-perimeter',
    quote: "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: …",
    all: ["Request is prohibited by organization's policy", 'vpcServiceControlsUniqueIdentifier'],
    needs: 'registry',
    means: [['perimeter', 'certain']],
    seen: ERRORS,
  },
  {
    // Every service that has perimeters says it.
    id: 'google-perimeter-somewhere',
    quote: "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: …",
    all: ["Request is prohibited by organization's policy", 'vpcServiceControlsUniqueIdentifier'],
    needs: 'page',
    means: [['perimeter', 'possible']],
    seen: ERRORS,
  },
  {
    id: 'google-may-not-publish',
    quote:
      'Permission "artifactregistry.repositories.uploadArtifacts" denied on resource "projects/…" (or it may not exist)',
    all: [denied('repositories\\.uploadArtifacts')],
    without: ['elsewhere', 'other-format'],
    means: [
      ['may-not-publish', 'possible'],
      ['no-such-repository', 'possible'],
    ],
    seen: [
      ...['twine-reader', 'twine-no-access', 'twine-wrong-repository', 'uv-publish-reader'],
      ...['uv-publish-no-access', 'poetry-publish-reader', 'pdm-publish-reader'],
    ],
  },
  {
    // All of them are in the role Reader: https://docs.cloud.google.com/artifact-registry/docs/access-control#permissions
    id: 'google-may-not-read',
    quote:
      'Permission "artifactregistry.repositories.downloadArtifacts" denied on resource "projects/…" (or it may not exist)',
    all: [
      denied(
        '(?:repositories\\.(?:downloadArtifacts|get)|(?:packages|versions|files|tags|pythonpackages)\\.(?:get|list))',
      ),
    ],
    without: ['elsewhere', 'other-format'],
    means: [
      ['may-not-read', 'possible'],
      ['no-such-repository', 'possible'],
    ],
    seen: {
      title: 'google-cloud-python #10663',
      url: 'https://github.com/googleapis/google-cloud-python/issues/10663',
    },
  },
]

/** The API names the resource with its service and in single quotes, the hosts of pkg.dev without and in double quotes. */
function denied(permission: string): RegExp {
  return new RegExp(
    `["']artifactregistry\\.${permission}["'] denied on resource ["'](?://artifactregistry\\.googleapis\\.com/)?projects/[^\\s/"']{1,100}/locations/[^\\s/"']{1,40}/repositories/`,
  )
}
