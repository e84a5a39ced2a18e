import type { Scope } from '@/lib/core/setup/guide'
import type { ToolId } from '@/lib/core/setup/tools'
import { GUIDES, signedInAs } from '../symptom-case'
import type { Deed } from '../symptom-run'
import { ACCOUNT, PERSON } from '../world'
import { INDEX } from './run-doctor'

/** A machine that no captured message is of, and what the doctor says of it. */
export type OtherMachine = Deed & { name: string; causes: string; args?: readonly string[] }

const { pip, pipUser, uvPublishToken, pipenv, hatchPublish } = GUIDES
const installs = (tool: ToolId, scope: Scope): OtherMachine['guide'] => ({
  ...{ tool, scope },
  ...{ purpose: 'install', credentials: 'adc' },
})
const pipenvToken = { ...pipenv, credentials: 'access-token' } as const
const inDefault = (line: string) => `printf '%s\\n' '${line}' >> pyproject.toml`
const NO_KEYRING = ['install-keyring', 'list-backends', 'sign-in']
const set = (url: string) => `python -m pip config --site set global.index-url "${url}"`
/** uv compiles nothing that it installs, and pipx's programs hear of no PYTHONDONTWRITEBYTECODE: whoever runs one first compiles it. */
const COMPILED =
  'for one in "$HOME"/.local/share/pipx/venvs/keyring; do "$one/bin/python" -m compileall -q "$one/lib"; done'

const KEY_AS_PASSWORD = `key=$(python3 -c "import base64, urllib.parse; print(urllib.parse.quote(base64.b64encode(open('/harness/prepared/service-account-key.json', 'rb').read()).decode(), safe=''))")`

export const OTHER_MACHINES: readonly OtherMachine[] = [
  {
    ...{ name: 'a virtual repository in front of the wanted one', causes: 'none', guide: pip },
    repository: { repository: 'team-virtual' },
  },
  {
    ...{ name: 'a token in .netrc, and no keyring', causes: 'none', guide: pip },
    without: NO_KEYRING,
    break: `printf 'machine us-central1-python.pkg.dev login oauth2accesstoken password %s\\n' "$(cat /harness/prepared/tokens/${PERSON})" > "$HOME/.netrc"`,
  },
  {
    ...{ name: 'a service account’s key as the password', causes: 'none', guide: pip },
    without: NO_KEYRING,
    break: `${KEY_AS_PASSWORD}\n${set(INDEX.replace('//', '//_json_key_base64:$key@'))}\nunset key`,
    args: ['--account', ACCOUNT],
  },
  {
    ...{
      name: 'keyring behind a script that says not which Python',
      causes: 'none',
      guide: pipUser,
    },
    break: `real=$(readlink -f "$HOME/.local/bin/keyring"); rm "$HOME/.local/bin/keyring"; printf '#!/bin/sh\\nexec "%s" "$@"\\n' "$real" > "$HOME/.local/bin/keyring"; chmod +x "$HOME/.local/bin/keyring"; unset real
${COMPILED}`,
  },
  { ...{ name: 'pip-tools', causes: 'none' }, guide: installs('pip-tools', 'user') },
  {
    ...{ name: 'pip-tools without a sign-in', causes: 'not-signed-in' },
    guide: installs('pip-tools', 'venv'),
    without: ['sign-in'],
  },
  { ...{ name: 'pipx by pip’s file', causes: 'none' }, guide: installs('pipx', 'user') },
  { ...{ name: 'pipx by variables', causes: 'none' }, guide: installs('pipx', 'environment') },
  {
    ...{ name: 'pipx and another index', causes: 'second-index' },
    guide: installs('pipx', 'user'),
    break: 'export PIP_EXTRA_INDEX_URL=https://pypi.org/simple',
  },
  {
    ...{ name: 'pipx with uv and without variables', causes: 'no-index' },
    guide: installs('pipx', 'user'),
    break: `pipx install --quiet --index-url https://pypi.org/simple uv && export PIPX_DEFAULT_BACKEND=uv`,
  },
  { ...{ name: 'tox', causes: 'none' }, guide: installs('tox', 'environment') },
  {
    ...{ name: 'tox keeps a broken variable from its environments', causes: 'none' },
    guide: installs('tox', 'environment'),
    break: 'export GOOGLE_APPLICATION_CREDENTIALS=/nowhere.json',
  },
  {
    ...{ name: 'tox lets it through', causes: 'key-file-missing' },
    guide: installs('tox', 'environment'),
    break:
      'export GOOGLE_APPLICATION_CREDENTIALS=/nowhere.json TOX_OVERRIDE=testenv.pass_env+=GOOGLE_APPLICATION_CREDENTIALS',
  },
  {
    ...{ name: 'tox without the program keyring', causes: 'no-backend' },
    guide: installs('tox', 'environment'),
    break: 'pipx uninstall keyring',
  },
  { ...{ name: 'nox', causes: 'none' }, guide: installs('nox', 'environment') },
  {
    ...{ name: 'nox without a user name', causes: 'no-user-name' },
    guide: installs('nox', 'environment'),
    break: `export PIP_INDEX_URL=${INDEX}`,
  },
  { ...{ name: 'uv pip', causes: 'none' }, guide: installs('uv-pip', 'user') },
  { ...{ name: 'uv tool', causes: 'none' }, guide: installs('uv-tool', 'user') },
  {
    ...{ name: 'uv tool in a project with another index', causes: 'none' },
    guide: installs('uv-tool', 'user'),
    break: `printf '[[index]]\\nurl = "https://pypi.org/simple"\\ndefault = true\\n' > uv.toml`,
  },
  {
    ...{ name: 'uv tool by the file of a project', causes: 'no-index' },
    guide: installs('uv-tool', 'user'),
    break: 'mv "$HOME/.config/uv/uv.toml" uv.toml',
  },
  { ...{ name: 'Pipenv by variables', causes: 'none' }, guide: installs('pipenv', 'environment') },
  { ...{ name: 'Pipenv with a token', causes: 'none' }, guide: pipenvToken },
  {
    ...{ name: 'Pipenv without the token’s variable', causes: 'expired', guide: pipenvToken },
    break: 'unset ARTIFACT_REGISTRY_PASSWORD',
  },
  {
    ...{ name: 'Pipenv’s keyring by a file .env', causes: 'none', guide: pipenv },
    break: 'unset PIP_KEYRING_PROVIDER; echo PIP_KEYRING_PROVIDER=subprocess > .env',
  },
  {
    ...{ name: 'Pipenv’s keyring by Pipenv’s own variable', causes: 'none', guide: pipenv },
    break: 'unset PIP_KEYRING_PROVIDER; export PIPENV_KEYRING_PROVIDER=subprocess',
  },
  {
    ...{ name: 'Pipenv’s keyring by pip’s file', causes: 'keyring-off', guide: pipenv },
    break:
      'unset PIP_KEYRING_PROVIDER; python3 -m pip config --user set global.keyring-provider subprocess',
  },
  {
    ...{ name: 'Pipenv imports a keyring that is not there', causes: 'keyring-off', guide: pipenv },
    break: 'export PIP_KEYRING_PROVIDER=import',
  },
  {
    ...{ name: 'Pipenv in another folder', causes: 'no-index', guide: pipenv },
    break: 'mkdir -p "$HOME/elsewhere"; cd "$HOME/elsewhere"',
  },
  {
    ...{ name: 'Pipenv without the program keyring', causes: 'no-backend', guide: pipenv },
    break: 'pipx uninstall keyring',
  },
  {
    ...{ name: 'a Pipenv that drops the user name', causes: 'old-client', guide: pipenv },
    break: '/opt/tools/pipenv/bin/python -m pip install --quiet pipenv==2026.6.2',
  },
  { ...{ name: 'Hatch by variables', causes: 'none' }, guide: installs('hatch', 'environment') },
  { ...{ name: 'Hatch by the project', causes: 'none' }, guide: installs('hatch', 'project') },
  {
    ...{ name: 'Hatch with uv', causes: 'none', guide: installs('hatch', 'environment') },
    break: inDefault('installer = "uv"'),
  },
  {
    ...{ name: 'Hatch with uv and without its provider', causes: 'keyring-off' },
    guide: installs('hatch', 'environment'),
    break: `unset UV_KEYRING_PROVIDER; ${inDefault('installer = "uv"')}`,
  },
  {
    ...{ name: 'a project that keeps pip’s variables from Hatch', causes: 'no-index' },
    guide: installs('hatch', 'environment'),
    break: inDefault('env-exclude = ["PIP_*"]'),
  },
  {
    ...{ name: 'Hatch without the program keyring', causes: 'no-backend' },
    guide: installs('hatch', 'project'),
    break: 'pipx uninstall keyring',
  },
  {
    ...{ name: 'Hatch publishes by its own file', causes: 'none' },
    guide: { ...hatchPublish, scope: 'user' },
  },
  {
    ...{ name: 'Hatch publishes with a token', causes: 'none' },
    guide: { ...hatchPublish, credentials: 'access-token' },
  },
  {
    ...{ name: 'Hatch publishes without the backend', causes: 'no-backend', guide: hatchPublish },
    break: 'pipx uninject hatch keyrings.google-artifactregistry-auth',
  },
  {
    ...{ name: 'Hatch publishes as __token__', causes: 'no-user-name', guide: hatchPublish },
    break: 'export HATCH_INDEX_USER=__token__',
  },
  {
    ...{ name: 'Hatch publishes to the index', causes: 'simple-on-upload', guide: hatchPublish },
    break: `export HATCH_INDEX_REPO=${INDEX}`,
  },
  {
    ...{ name: 'Hatch publishes as a reader', causes: 'may-not-publish', guide: hatchPublish },
    break: signedInAs('rita'),
  },
  {
    ...{ name: 'the settings that gcloud prints', causes: 'second-index', guide: pip },
    break: `python -m pip config --site unset global.index-url; python -m pip config --site set global.extra-index-url ${INDEX}`,
  },
  {
    ...{ name: 'no-input as a variable', causes: 'keyring-off', guide: pip },
    break: 'export PIP_NO_INPUT=1',
  },
  {
    ...{ name: 'keyring told to use nothing', causes: 'keyring-off', guide: pip },
    break: 'export PYTHON_KEYRING_BACKEND=keyring.backends.null.Keyring',
  },
  {
    ...{ name: 'a token under the wrong name', causes: 'no-user-name', guide: uvPublishToken },
    break:
      'export UV_PUBLISH_TOKEN="$UV_PUBLISH_PASSWORD"; unset UV_PUBLISH_USERNAME UV_PUBLISH_PASSWORD',
  },
  {
    ...{ name: 'a key in the place of its path', causes: 'key-file-broken', guide: pip },
    break:
      'export GOOGLE_APPLICATION_CREDENTIALS="$(cat /harness/prepared/service-account-key.json)"',
  },
  {
    ...{ name: 'a sign-in in the place of its path', causes: 'key-file-broken', guide: pip },
    break: 'export GOOGLE_APPLICATION_CREDENTIALS="$(cat /harness/prepared/authorized-user.json)"',
  },
  {
    ...{ name: 'a sign-in in base64 in the place of its path', causes: 'key-file-broken' },
    guide: pip,
    break:
      'export GOOGLE_APPLICATION_CREDENTIALS="$(base64 < /harness/prepared/authorized-user.json)"',
  },
  {
    ...{ name: 'a file of pip’s that is no text', causes: 'broken-config-file', guide: pip },
    break: `mkdir -p "$HOME/.config/pip"; printf 'a\\0b' > "$HOME/.config/pip/pip.conf"`,
  },
  {
    ...{
      name: 'another terminal, without the environment',
      causes: 'no-index+no-backend',
      guide: pip,
    },
    break: 'PATH=$(echo "$PATH" | cut -d: -f2-); unset VIRTUAL_ENV',
  },
  {
    ...{ name: 'the browser’s account is not the one here', causes: 'wrong-account', guide: pip },
    args: ['--account', 'rita@example.com'],
  },
]
