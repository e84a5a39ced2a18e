import type { Source } from '../guide'

/** The pages that the guides for automation come from, beside those in `sources.ts`. */
export const AUTOMATION_SOURCES = {
  createAccount: {
    title: 'Google: create service accounts',
    url: 'https://docs.cloud.google.com/iam/docs/service-accounts-create',
  },
  deploymentPipelines: {
    title: 'Google: Workload Identity Federation with deployment pipelines',
    url: 'https://docs.cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines',
  },
  managePools: {
    title: 'Google: manage workload identity pools and providers',
    url: 'https://docs.cloud.google.com/iam/docs/manage-workload-identity-pools-providers',
  },
  authAction: {
    title: 'google-github-actions/auth',
    url: 'https://github.com/google-github-actions/auth',
  },
  authActionSecurity: {
    title: 'google-github-actions/auth: security considerations',
    url: 'https://github.com/google-github-actions/auth/blob/main/docs/SECURITY_CONSIDERATIONS.md',
  },
  gh: { title: 'The GitHub CLI', url: 'https://cli.github.com/manual/' },
  ghRun: { title: 'gh run list', url: 'https://cli.github.com/manual/gh_run_list' },
  workflows: {
    title: 'GitHub: workflow syntax',
    url: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
  },
  dependabotRegistries: {
    title: 'GitHub: private registries for Dependabot',
    url: 'https://docs.github.com/en/code-security/how-tos/secure-your-supply-chain/manage-your-dependency-security/configuring-access-to-private-registries-for-dependabot',
  },
  dependabotProxy: {
    title: 'Dependabot’s proxy',
    url: 'https://github.com/dependabot/proxy',
  },
  gitlabOidc: {
    title: 'GitLab: OpenID Connect with Google Cloud',
    url: 'https://docs.gitlab.com/ci/cloud_services/google_cloud/',
  },
  gitlabIdTokens: {
    title: 'GitLab: ID tokens',
    url: 'https://docs.gitlab.com/ci/secrets/id_token_authentication/',
  },
  glab: { title: 'The GitLab CLI', url: 'https://docs.gitlab.com/cli/' },
  gitRemote: { title: 'git remote', url: 'https://git-scm.com/docs/git-remote' },
  cloudBuildAccount: {
    title: 'Google: service accounts of builds',
    url: 'https://docs.cloud.google.com/build/docs/securing-builds/configure-user-specified-service-accounts',
  },
  cloudBuildConfig: {
    title: 'Google: build configuration',
    url: 'https://docs.cloud.google.com/build/docs/build-config-file-schema',
  },
  cloudBuildSubmit: {
    title: 'Google: gcloud builds submit',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/builds/submit',
  },
  attachedAccounts: {
    title: 'Google: access from Google Cloud to a repository',
    url: 'https://docs.cloud.google.com/artifact-registry/docs/deploy',
  },
  computeEngine: {
    title: 'Google: repositories and Compute Engine',
    url: 'https://docs.cloud.google.com/artifact-registry/docs/integrate-compute',
  },
  gke: {
    title: 'Google: Workload Identity Federation for GKE',
    url: 'https://docs.cloud.google.com/kubernetes-engine/docs/how-to/workload-identity',
  },
  cloudRun: {
    title: 'Google: service identity on Cloud Run',
    url: 'https://docs.cloud.google.com/run/docs/configuring/services/service-identity',
  },
  cloudRunBuild: {
    title: 'Google: build service account on Cloud Run',
    url: 'https://docs.cloud.google.com/run/docs/configuring/services/build-service-account',
  },
  metadata: {
    title: 'Google: the metadata server',
    url: 'https://docs.cloud.google.com/compute/docs/metadata/querying-metadata',
  },
  docker: { title: 'Docker: install', url: 'https://docs.docker.com/get-started/get-docker/' },
  dockerSecrets: {
    title: 'Docker: build secrets',
    url: 'https://docs.docker.com/build/building/secrets/',
  },
  dockerHistory: {
    title: 'docker image history',
    url: 'https://docs.docker.com/reference/cli/docker/image/history/',
  },
  renovatePrivate: {
    title: 'Renovate: private packages',
    url: 'https://docs.renovatebot.com/getting-started/private-packages/',
  },
  renovatePython: {
    title: 'Renovate: Python',
    url: 'https://docs.renovatebot.com/python/',
  },
  renovateLocal: {
    title: 'Renovate: the local platform',
    url: 'https://docs.renovatebot.com/modules/platform/local/',
  },
  renovateAction: {
    title: 'Renovate’s GitHub Action',
    url: 'https://github.com/renovatebot/github-action',
  },
  renovateHosted: {
    title: 'Renovate: secrets of the apps that Mend hosts',
    url: 'https://docs.renovatebot.com/mend-hosted/credentials/',
  },
} as const satisfies Record<string, Source>
