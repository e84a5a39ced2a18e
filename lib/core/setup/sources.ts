import type { Source } from './guide'

/** The pages that statements come from, each named once. */
export const SOURCES = {
  authentication: {
    title: 'Google: authentication for Python repositories',
    url: 'https://docs.cloud.google.com/artifact-registry/docs/python/authentication',
  },
  accessControl: {
    title: 'Google: access control with IAM',
    url: 'https://docs.cloud.google.com/artifact-registry/docs/access-control',
  },
  managePackages: {
    title: 'Google: manage Python packages',
    url: 'https://docs.cloud.google.com/artifact-registry/docs/python/manage-packages',
  },
  signIn: {
    title: 'Google: gcloud auth application-default login',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/application-default/login',
  },
  signOut: {
    title: 'Google: gcloud auth application-default revoke',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/application-default/revoke',
  },
  gcloudLogin: {
    title: 'Google: gcloud auth login',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/login',
  },
  gcloudRevoke: {
    title: 'Google: gcloud auth revoke',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/revoke',
  },
  gcloudList: {
    title: 'Google: gcloud auth list',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/list',
  },
  activateServiceAccount: {
    title: 'Google: gcloud auth activate-service-account',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/activate-service-account',
  },
  adcSearchOrder: {
    title: 'Google: how Application Default Credentials works',
    url: 'https://docs.cloud.google.com/docs/authentication/application-default-credentials',
  },
  keyPractices: {
    title: 'Google: best practices for managing service account keys',
    url: 'https://docs.cloud.google.com/iam/docs/best-practices-for-managing-service-account-keys',
  },
  installGcloud: {
    title: 'Google: install the gcloud CLI',
    url: 'https://docs.cloud.google.com/sdk/docs/install',
  },
  backend: {
    title: 'keyrings.google-artifactregistry-auth',
    url: 'https://pypi.org/project/keyrings.google-artifactregistry-auth/',
  },
  keyring: { title: 'keyring', url: 'https://pypi.org/project/keyring/' },
  pipAuthentication: {
    title: 'pip: authentication',
    url: 'https://pip.pypa.io/en/stable/topics/authentication/',
  },
  pipConfiguration: {
    title: 'pip: configuration files',
    url: 'https://pip.pypa.io/en/stable/topics/configuration/',
  },
  pipConfig: { title: 'pip config', url: 'https://pip.pypa.io/en/stable/cli/pip_config/' },
  pipIndex: { title: 'pip index', url: 'https://pip.pypa.io/en/stable/cli/pip_index/' },
  pipInstall: { title: 'pip install', url: 'https://pip.pypa.io/en/stable/cli/pip_install/' },
  installPip: { title: 'pip: installation', url: 'https://pip.pypa.io/en/stable/installation/' },
  pipx: { title: 'pipx', url: 'https://pipx.pypa.io/stable/' },
  venv: { title: 'Python: venv', url: 'https://docs.python.org/3/library/venv.html' },
  twine: { title: 'twine', url: 'https://twine.readthedocs.io/en/stable/' },
  pypirc: {
    title: 'Python packaging: the .pypirc file',
    url: 'https://packaging.python.org/en/latest/specifications/pypirc/',
  },
  uvGoogle: {
    title: 'uv: Google Artifact Registry',
    url: 'https://docs.astral.sh/uv/guides/integration/google/',
  },
  installUv: {
    title: 'uv: installation',
    url: 'https://docs.astral.sh/uv/getting-started/installation/',
  },
  uvProjects: {
    title: 'uv: working on projects',
    url: 'https://docs.astral.sh/uv/guides/projects/',
  },
  uvTools: { title: 'uv: using tools', url: 'https://docs.astral.sh/uv/guides/tools/' },
  uvIndexes: {
    title: 'uv: package indexes',
    url: 'https://docs.astral.sh/uv/concepts/indexes/',
  },
  uvConfiguration: {
    title: 'uv: configuration files',
    url: 'https://docs.astral.sh/uv/concepts/configuration-files/',
  },
  uvCompile: {
    title: 'uv: locking environments',
    url: 'https://docs.astral.sh/uv/pip/compile/',
  },
  uvPublish: {
    title: 'uv: building and publishing a package',
    url: 'https://docs.astral.sh/uv/guides/package/',
  },
  installPoetry: {
    title: 'Poetry: installation',
    url: 'https://python-poetry.org/docs/#installation',
  },
  poetryPlugins: {
    title: 'Poetry: plugins',
    url: 'https://python-poetry.org/docs/plugins/#using-plugins',
  },
  poetrySources: {
    title: 'Poetry: package sources',
    url: 'https://python-poetry.org/docs/repositories/#package-sources',
  },
  poetryPublish: {
    title: 'Poetry: publishable repositories',
    url: 'https://python-poetry.org/docs/repositories/#publishable-repositories',
  },
  poetryConfiguration: {
    title: 'Poetry: configuration',
    url: 'https://python-poetry.org/docs/configuration/',
  },
  poetryCommands: { title: 'Poetry: commands', url: 'https://python-poetry.org/docs/cli/' },
  impersonation: {
    title: 'Google: service account impersonation',
    url: 'https://docs.cloud.google.com/docs/authentication/use-service-account-impersonation',
  },
  workloadIdentity: {
    title: 'Google: Workload Identity Federation',
    url: 'https://docs.cloud.google.com/iam/docs/workload-identity-federation',
  },
  virtualRepositories: {
    title: 'Google: virtual repositories',
    url: 'https://docs.cloud.google.com/artifact-registry/docs/repositories/virtual-repo',
  },
  remoteRepositories: {
    title: 'Google: remote repositories',
    url: 'https://docs.cloud.google.com/artifact-registry/docs/repositories/remote-repo',
  },
  printSettings: {
    title: 'Google: gcloud artifacts print-settings python',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/artifacts/print-settings/python',
  },
  twineVariables: {
    title: 'twine: environment variables',
    url: 'https://twine.readthedocs.io/en/stable/#environment-variables',
  },
} as const satisfies Record<string, Source>
