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
  uvEnvironment: {
    title: 'uv: environment variables',
    url: 'https://docs.astral.sh/uv/reference/environment/',
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
  poetryVariables: {
    title: 'Poetry: environment variables',
    url: 'https://python-poetry.org/docs/configuration/#using-environment-variables',
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
  createRepository: {
    title: 'Google: create standard repositories',
    url: 'https://docs.cloud.google.com/artifact-registry/docs/repositories/create-repos',
  },
  printSettings: {
    title: 'Google: gcloud artifacts print-settings python',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/artifacts/print-settings/python',
  },
  twineVariables: {
    title: 'twine: environment variables',
    url: 'https://twine.readthedocs.io/en/stable/#environment-variables',
  },
  installPdm: { title: 'PDM: installation', url: 'https://pdm-project.org/latest/#installation' },
  pdmCommands: { title: 'PDM: commands', url: 'https://pdm-project.org/latest/reference/cli/' },
  pdmConfiguration: {
    title: 'PDM: configuration',
    url: 'https://pdm-project.org/latest/usage/config/',
  },
  pdmSettings: {
    title: 'PDM: settings and their variables',
    url: 'https://pdm-project.org/latest/reference/configuration/',
  },
  pdmPublish: {
    title: 'PDM: build and publish',
    url: 'https://pdm-project.org/latest/usage/publish/',
  },
  installHatch: { title: 'Hatch: installation', url: 'https://hatch.pypa.io/latest/install/' },
  hatchResolution: {
    title: 'Hatch: how to configure dependency resolution',
    url: 'https://hatch.pypa.io/latest/how-to/environment/dependency-resolution/',
  },
  hatchInstaller: {
    title: 'Hatch: how to select the installer',
    url: 'https://hatch.pypa.io/latest/how-to/environment/select-installer/',
  },
  hatchRepositories: {
    title: 'Hatch: how to configure repositories for publishing',
    url: 'https://hatch.pypa.io/latest/how-to/publish/repo/',
  },
  hatchConfiguration: {
    title: 'Hatch: configuration file',
    url: 'https://hatch.pypa.io/latest/config/hatch/',
  },
  hatchPublish: { title: 'Hatch: publishing', url: 'https://hatch.pypa.io/latest/publish/' },
  flit: { title: 'Flit', url: 'https://flit.pypa.io/en/stable/' },
  flitUpload: {
    title: 'Flit: controlling package uploads',
    url: 'https://flit.pypa.io/en/stable/upload.html',
  },
  installTox: { title: 'tox: installation', url: 'https://tox.wiki/en/latest/installation.html' },
  toxConfiguration: { title: 'tox: configuration', url: 'https://tox.wiki/en/latest/config.html' },
  toxCommands: { title: 'tox: commands', url: 'https://tox.wiki/en/latest/cli_interface.html' },
  nox: { title: 'nox', url: 'https://nox.thea.codes/en/stable/' },
  noxUsage: {
    title: 'nox: command-line usage',
    url: 'https://nox.thea.codes/en/stable/usage.html',
  },
  noxConfiguration: {
    title: 'nox: configuration',
    url: 'https://nox.thea.codes/en/stable/config.html',
  },
  condaEnvironments: {
    title: 'conda: managing environments',
    url: 'https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html',
  },
  installPixi: { title: 'pixi: installation', url: 'https://pixi.sh/latest/installation/' },
  pixiManifest: {
    title: 'pixi: the manifest',
    url: 'https://pixi.sh/latest/reference/pixi_manifest/#the-pypi-options-table',
  },
  pixiAuthentication: {
    title: 'pixi: PyPI authentication',
    url: 'https://pixi.sh/latest/deployment/authentication/#pypi-authentication',
  },
  pixiExec: { title: 'pixi exec', url: 'https://pixi.sh/latest/reference/cli/pixi/exec/' },
  installPipenv: {
    title: 'Pipenv: installation',
    url: 'https://pipenv.pypa.io/en/latest/installation.html',
  },
  pipfile: {
    title: 'Pipenv: package indexes',
    url: 'https://pipenv.pypa.io/en/latest/indexes.html',
  },
  pipenvCredentials: {
    title: 'Pipenv: credentials',
    url: 'https://pipenv.pypa.io/en/latest/credentials.html',
  },
  pipAsksKeyring: {
    title: 'pip #14150: keyring without a user name',
    url: 'https://github.com/pypa/pip/pull/14150',
  },
  pipenvConfiguration: {
    title: 'Pipenv: configuration',
    url: 'https://pipenv.pypa.io/en/latest/configuration.html',
  },
  pipTools: { title: 'pip-tools', url: 'https://pip-tools.readthedocs.io/en/latest/' },
  pipCompile: {
    title: 'pip-compile',
    url: 'https://pip-tools.readthedocs.io/en/latest/reference/pip-compile/',
  },
  pipToolsConfiguration: {
    title: 'pip-tools: configuration',
    url: 'https://pip-tools.readthedocs.io/en/latest/reference/configuration/',
  },
} as const satisfies Record<string, Source>
