import { SOURCES } from '@/lib/core/setup/sources'
import type { CauseEntry } from '../cause-entry'
import { TOOLS_THAT_RUN_PIP } from '../tools-that-run-pip'
import { CLIENTS } from './clients'
import { SET_INDEX, SET_UPLOAD, SIGN_IN } from './step-ids'

const HIDES = {
  title: 'google-cloud-python #10663',
  url: 'https://github.com/googleapis/google-cloud-python/issues/10663',
}

/** What the repository is, and what one may do with it. */
export const REPOSITORY = {
  'may-not-read': {
    title: 'You may not read the repository',
    means:
      'You are signed in, and your account has no role that lets it read. Google’s answer, 403, is the same as for a repository that does not exist.',
    fix: [
      {
        do: 'See on the setup page, signed in, whether the repository exists and what your account may do.',
      },
      { do: 'See whose credentials win on this computer: it may be another account.' },
      {
        do: 'Ask whoever administers `{name}` for the role Artifact Registry Reader (`roles/artifactregistry.reader`).',
      },
    ],
    steps: ['see-account'],
    tell: 'Signed in, the setup page says “Install: no” to whoever has some role there, and that there is no such repository to whoever would know. To somebody with no role Google says neither.',
    versions: CLIENTS,
    sources: [SOURCES.accessControl, HIDES],
  },
  'may-not-publish': {
    title: 'You may not publish to the repository',
    means:
      'Your account may perhaps install, and has no role that lets it upload. Google’s answer, 403, is the same for a reader, for somebody with no role, and for a repository that does not exist.',
    fix: [
      {
        do: 'See on the setup page, signed in, whether the repository exists and what your account may do.',
      },
      { do: 'See whose credentials win on this computer: it may be another account.' },
      {
        do: 'Ask whoever administers `{name}` for the role Artifact Registry Writer (`roles/artifactregistry.writer`).',
      },
    ],
    steps: ['see-account'],
    tell: '`artifactregistry.repositories.uploadArtifacts` is the permission that is missing.',
    versions: 'Tried with twine 7.0.0, uv 0.13.9, Poetry 2.5.1, PDM 2.29.3 and Flit 4.2.0.',
    sources: [SOURCES.accessControl, HIDES],
  },
  'no-such-repository': {
    title: 'There is no repository of this name, in this project and location',
    means:
      'One of the three names in the address is wrong: the project (its id, not its display name), the location, or the repository. Google answers as if you may not read it.',
    fix: [
      {
        do: 'Compare the address with the one of the setup page: `{install}` to install, `{upload}` to publish.',
      },
      { do: 'Open the list of repositories, signed in: it has every name that you may see.' },
    ],
    steps: [...SET_INDEX, ...SET_UPLOAD],
    tell: 'Signed in, the setup page says that there is no such repository, to whoever has some role in the project. To somebody with none Google does not say it.',
    versions: CLIENTS,
    sources: [SOURCES.managePackages, HIDES],
  },
  'no-such-package': {
    title: 'The repository has no package of this name',
    means:
      'The address is right and you may read it, and this name is not in it. A repository holds what was published to it: PyPI’s packages only come through a virtual or remote repository.',
    fix: [
      { do: 'Look at the name’s spelling; hyphens, dots and underscores are the same.' },
      {
        do: 'For packages of PyPI too, install from a virtual repository in front of both, never with `extra-index-url`.',
      },
    ],
    steps: ['see-virtual'],
    tell: 'With `-vv` pip says `404 Client Error`, not 403.',
    versions: CLIENTS,
    sources: [SOURCES.virtualRepositories],
  },
  'no-such-version': {
    title: 'The repository has the package, but no version that fits',
    means:
      'The client lists the versions that it found. None is what you asked for, or none is for your Python or your system.',
    fix: [
      { do: 'Ask for one of the versions listed, or publish the missing one.' },
      { do: 'Look at the version of Python: a package may be for newer ones only.' },
    ],
    steps: [],
    tell: '`(from versions: …)` names versions, not `none`.',
    versions: 'pip’s own words, `pip/_internal/resolution/resolvelib/factory.py`.',
    sources: [SOURCES.pipInstall],
  },
  'no-simple': {
    title: 'The address to install from lacks `/simple/`',
    means:
      'Installers look under `/simple/`. Without it every package is “not found”, and nothing in the message points to the address.',
    fix: [{ do: 'Let the address end in `/simple/`: `{install}`.' }],
    steps: SET_INDEX,
    tell: 'The address in the message or in the settings does not end in `/simple/`.',
    versions: 'Tried with pip 26.3, uv 0.13.9 and Poetry 2.5.1.',
    sources: [
      SOURCES.managePackages,
      { title: 'uv #14251', url: 'https://github.com/astral-sh/uv/issues/14251' },
    ],
  },
  'second-index': {
    title: 'A public index stands beside the repository',
    means:
      'pip asks all indexes and takes the highest version, wherever it is: somebody else’s package of the same name on PyPI wins over yours.',
    fix: [
      {
        tools: TOOLS_THAT_RUN_PIP,
        systems: ['linux', 'macos'],
        do: 'Take it out of pip’s file: `pip config --user unset global.extra-index-url`, with `--site` or `--global` where `pip config debug` shows it in the environment’s or the machine’s; and out of the variables: `unset PIP_EXTRA_INDEX_URL`.',
      },
      {
        tools: TOOLS_THAT_RUN_PIP,
        systems: ['windows'],
        do: 'Take it out of pip’s file: `pip config --user unset global.extra-index-url`, with `--site` or `--global` where `pip config debug` shows it in the environment’s or the machine’s; and out of the variables: `Remove-Item Env:PIP_EXTRA_INDEX_URL`.',
      },
      {
        tools: TOOLS_THAT_RUN_PIP,
        systems: ['windows-cmd'],
        do: 'Take it out of pip’s file: `pip config --user unset global.extra-index-url`, with `--site` or `--global` where `pip config debug` shows it in the environment’s or the machine’s; and out of the variables: `set PIP_EXTRA_INDEX_URL=`.',
      },
      {
        tools: ['uv', 'uv-pip', 'uv-tool'],
        do: 'Take other `[[index]]` entries, `extra-index-url` and `index-strategy` out of `uv.toml` and `pyproject.toml`, and unset `UV_INDEX` and `UV_EXTRA_INDEX_URL`. Give the repository’s entry `default = true`: PyPI is asked beside it otherwise.',
      },
      {
        tools: ['poetry'],
        do: '`poetry source show` lists the sources: take the others out with `poetry source remove` and the name. One of priority `primary` stands in PyPI’s place.',
      },
      {
        tools: ['pdm'],
        do: 'Take the other `[[tool.pdm.source]]` entries out, and let the repository’s own be named `pypi`: it stands in PyPI’s place then.',
      },
      {
        tools: ['pipenv'],
        do: 'Leave the repository’s `[[source]]` in the `Pipfile`, and no other.',
      },
      {
        tools: ['pixi'],
        do: 'Leave `extra-index-urls` out of `[pypi-options]`; `index-url` is the repository’s.',
      },
      { do: 'Let the repository be the only index: `{install}`.' },
      { do: 'For PyPI’s packages use a virtual repository in front of both, as the only index.' },
      { do: 'If a package of yours came from PyPI, remove it, and look at what it was.' },
    ],
    steps: [...SET_INDEX, 'see-virtual', 'see-index'],
    tell: '`Looking in indexes:` names more than one.',
    versions:
      'Tried with pip 26.3, the commands on Linux. uv asks the first index that has the name.',
    sources: [
      SOURCES.virtualRepositories,
      { title: 'pip #8606', url: 'https://github.com/pypa/pip/issues/8606' },
    ],
  },
  'no-index': {
    title: 'The client does not look in the repository at all',
    means:
      'No setting that takes effect names the repository, so the client asks PyPI. The settings may be in another file, another environment or another terminal.',
    fix: [
      { do: 'Take the step that sets the index again, in this terminal and this environment.' },
      {
        tools: ['pip'],
        do: '`pip config debug` lists every file that pip reads, and what is in it.',
      },
    ],
    steps: [...SET_INDEX, 'see-index'],
    tell: '`Looking in indexes:` does not name the repository.',
    versions: 'Any.',
    sources: [SOURCES.pipConfiguration],
  },
  'wrong-config-file': {
    title: 'The settings are in a file that is not read',
    means:
      'On Windows pip reads `%APPDATA%\\pip\\pip.ini`, not `~/.pip/pip.conf`. A virtual environment’s file is read in that environment alone.',
    fix: [
      { do: 'Run `pip config debug`: it lists the files that pip reads, and which are there.' },
      { do: 'Use the setup page’s command, which writes into the right file.' },
    ],
    steps: [...SET_INDEX, 'see-index'],
    tell: '`pip config list` does not show what the file says.',
    versions: 'Paths computed by pip’s own library for each system.',
    sources: [SOURCES.pipConfiguration],
  },
  'broken-config-file': {
    title: 'A configuration file cannot be read',
    means:
      'The file is not text, not in the form that the client expects, or not yours to read. Most clients stop at it; some go on without it.',
    fix: [
      { do: 'Open the file, and mend the line that the client names; or move the file away.' },
      { do: 'Use the setup page’s command or file, which has the right form.' },
    ],
    steps: SET_INDEX,
    tell: 'pip says `Configuration file could not be loaded`.',
    versions: 'Any.',
    sources: [SOURCES.pipConfiguration],
  },
  'api-disabled': {
    title: 'The Artifact Registry API is off in the project',
    means: 'The project exists, and its Artifact Registry API is disabled or was never enabled.',
    fix: [
      {
        do: 'Whoever administers the project enables it: `gcloud services enable artifactregistry.googleapis.com`.',
      },
      { do: 'If it was enabled a moment ago, wait a few minutes.' },
    ],
    steps: ['enable-apis'],
    tell: '`Artifact Registry API has not been used in project`',
    versions: 'Google’s own words.',
    sources: [SOURCES.createRepository],
  },
  perimeter: {
    title: 'A VPC Service Controls perimeter refused the request',
    means:
      'Your organisation lets this project’s data out only to certain networks or people, and this computer is not among them. A role does not help.',
    fix: [
      {
        do: 'Use the network or machine that your organisation allows, and give `vpcServiceControlsUniqueIdentifier` to its administrators.',
      },
    ],
    steps: SIGN_IN,
    tell: '`Request is prohibited by organization’s policy`',
    versions: 'Google’s own words.',
    sources: [
      {
        title: 'Google: VPC Service Controls, troubleshooting',
        url: 'https://docs.cloud.google.com/vpc-service-controls/docs/troubleshooting',
      },
    ],
  },
} as const satisfies Record<string, CauseEntry>
