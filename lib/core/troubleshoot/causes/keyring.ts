import { SOURCES } from '@/lib/core/setup/sources'
import type { CauseEntry } from '../cause-entry'
import { CLIENTS } from './clients'
import { GET_KEYRING, SET_INDEX, SET_UPLOAD } from './step-ids'

/** How the client gets at credentials. */
export const KEYRING = {
  'no-backend': {
    title: 'keyring or Google’s backend is not where the client looks',
    means:
      'The client asks `keyring` who you are. Either there is none, or the one that this client uses does not have Google’s backend: each of pip’s environments, Poetry, PDM and twine has its own.',
    fix: [
      {
        do: 'Install `keyring` and `keyrings.google-artifactregistry-auth` where this client looks.',
      },
      { tools: ['poetry'], do: 'Run `poetry self add keyrings.google-artifactregistry-auth`.' },
      { tools: ['pdm'], do: 'Run `pdm self add keyrings.google-artifactregistry-auth`.' },
      { do: 'Then `keyring --list-backends` has a line with `keyrings.gauth.GooglePythonAuth`.' },
    ],
    steps: GET_KEYRING,
    tell: 'Nothing of Google’s backend is said before the 401, and `keyring --list-backends` does not list `keyrings.gauth.GooglePythonAuth`.',
    versions: CLIENTS,
    sources: [
      SOURCES.authentication,
      {
        title: 'artifact-registry-python-tools #23',
        url: 'https://github.com/GoogleCloudPlatform/artifact-registry-python-tools/issues/23',
      },
    ],
  },
  'keyring-off': {
    title: 'The client was not told to ask keyring',
    means:
      'pip does not ask keyring under `--no-input` (which pipx and many scripts pass) unless `keyring-provider` is set; uv never does unless it is set.',
    fix: [
      {
        tools: ['pip', 'pipx', 'pip-tools', 'tox', 'nox', 'pipenv', 'conda', 'hatch'],
        do: 'Leave `--no-input` out, or set `PIP_KEYRING_PROVIDER` to `subprocess` (or to `import`, where keyring is in the same environment).',
      },
      {
        tools: ['uv', 'uv-pip', 'uv-tool', 'hatch'],
        do: 'Set `keyring-provider = "subprocess"` in uv’s settings, or `UV_KEYRING_PROVIDER=subprocess`.',
      },
    ],
    steps: [...SET_INDEX, 'use-keyring', 'set-variables'],
    tell: 'With `keyring-provider` set, the same command works.',
    versions: 'Tried with pip 26.3 and uv 0.13.9.',
    sources: [
      SOURCES.pipAuthentication,
      { title: 'pipx #1200', url: 'https://github.com/pypa/pipx/issues/1200' },
      { title: 'uv #11842', url: 'https://github.com/astral-sh/uv/issues/11842' },
    ],
  },
  'no-user-name': {
    title: 'The user name `oauth2accesstoken` is missing',
    means:
      'The client asks keyring only for an address that has a user name, or asks it for another user than `oauth2accesstoken`.',
    fix: [
      {
        tools: ['pip', 'pipx', 'pip-tools', 'pipenv', 'tox', 'nox', 'conda', 'pdm'],
        do: 'Put `oauth2accesstoken@` into the address: `{install-as}`.',
      },
      {
        tools: ['uv', 'uv-pip', 'uv-tool'],
        purposes: ['install'],
        do: 'Set `authenticate = "always"` for the index (uv 0.6.10 or newer).',
      },
      {
        tools: ['uv', 'uv-pip', 'uv-tool'],
        purposes: ['publish'],
        do: 'Set `UV_PUBLISH_USERNAME=oauth2accesstoken`; a token goes into `UV_PUBLISH_PASSWORD`, not into `--token`, whose user name is `__token__`.',
      },
      {
        tools: ['twine', 'flit', 'hatch'],
        do: 'Give the user name `oauth2accesstoken`, in `.pypirc` or by the tool’s variable.',
      },
    ],
    steps: [...SET_INDEX, ...SET_UPLOAD],
    tell: 'pip asks `User for …`; uv’s `-v` says `without username`; or a token was given with the user name `__token__`.',
    versions: 'Tried with pip 23.2.1 (26.3 no longer asks) and uv 0.13.9.',
    sources: [
      { title: 'pip #11971', url: 'https://github.com/pypa/pip/issues/11971' },
      { title: 'uv #3279', url: 'https://github.com/astral-sh/uv/issues/3279' },
      { title: 'uv #9778', url: 'https://github.com/astral-sh/uv/issues/9778' },
    ],
  },
  'broken-keyring': {
    title: 'keyring 25.4.0 cannot give a password',
    means:
      'Exactly this release of keyring fails wherever a client runs the program `keyring get`.',
    fix: [{ do: 'Install another release: `keyring` 25.4.1 or newer.' }],
    steps: GET_KEYRING,
    tell: '`ValueError: Anonymous credential has no username`',
    versions: 'Tried with keyring 25.4.0; releases before and after work.',
    sources: [
      { title: 'keyring #692', url: 'https://github.com/jaraco/keyring/issues/692' },
      { title: 'keyring #694', url: 'https://github.com/jaraco/keyring/issues/694' },
    ],
  },
  'locked-keyring': {
    title: 'The desktop’s keyring is locked, and is asked first',
    means:
      'On Linux without a desktop (SSH, Cloud Shell, CI) the backend of the desktop’s Secret Service may be chosen before Google’s, and cannot be unlocked there.',
    fix: [
      {
        do: 'For that command set `PYTHON_KEYRING_BACKEND=keyrings.gauth.GooglePythonAuth`.',
        systems: ['linux'],
      },
    ],
    steps: ['list-backends'],
    tell: '`Failed to unlock the collection` or another word of `SecretService`.',
    versions: 'Read in Poetry’s issues; not tried, since it takes a desktop.',
    sources: [
      { title: 'Poetry #1917', url: 'https://github.com/python-poetry/poetry/issues/1917' },
      { title: 'Poetry #8227', url: 'https://github.com/python-poetry/poetry/pull/8227' },
    ],
  },
  'old-client': {
    title: 'The client is older than the steps need',
    means: 'The steps use settings that this release does not know.',
    fix: [
      {
        tools: ['poetry'],
        do: 'Install Poetry 2 or newer: 1.8 does not read a project without `[tool.poetry]`.',
      },
      { do: 'Install the version that the setup page asks for first.' },
    ],
    steps: ['poetry', 'uv', 'pdm', 'pipx', 'tox', 'hatch'],
    tell: 'The first step of the setup page asks for a newer version than yours.',
    versions: 'Tried with Poetry 1.8.5.',
    sources: [SOURCES.installPoetry],
  },
} as const satisfies Record<string, CauseEntry>
