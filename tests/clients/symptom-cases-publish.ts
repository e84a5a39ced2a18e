import {
  GUIDES,
  POETRYS_BACKEND,
  PROXY_REFUSES,
  type SymptomCase,
  signedInAs,
  TOKEN_IS_OVER,
} from './symptom-case'

const { twine, twineToken, uvPublish, uvPublishUrl, uvPublishToken } = GUIDES
const { poetryPublish, pdmPublish, hatchPublish, flit } = GUIDES
/** Without the guide's `poetry build`, which asks PyPI as `POETRYS_BACKEND` says. */
const POETRY_PUBLISH = 'poetry publish --repository team'
const UPLOAD = 'python -m twine upload --verbose --repository team dist/*'

/** A version of this case's own, built and published once. */
const published = (version: number, publish: string) =>
  `python3 /harness/prepared/make-distribution.py ${version}\n${publish} > /dev/null 2>&1`

const TWINE: readonly SymptomCase[] = [
  {
    ...{ id: 'twine-reader', cause: 'may-not-publish', guide: twine },
    break: signedInAs('rita'),
    see: '403 Forbidden',
  },
  {
    ...{ id: 'twine-no-access', cause: 'may-not-publish', guide: twine },
    break: signedInAs('nadia'),
    see: '403 Forbidden',
  },
  {
    ...{ id: 'twine-wrong-repository', cause: 'no-such-repository', guide: twine },
    repository: { repository: 'taem' },
    see: '403 Forbidden',
  },
  {
    ...{ id: 'twine-expired', cause: 'expired', guide: twineToken },
    before: TOKEN_IS_OVER,
    see: '401 Unauthorized',
  },
  {
    ...{ id: 'twine-not-signed-in', cause: 'not-signed-in', guide: twine },
    without: ['sign-in'],
    run: UPLOAD,
    see: 'Failed to find credentials',
  },
  {
    ...{ id: 'twine-not-signed-in-non-interactive', cause: 'not-signed-in', guide: twine },
    without: ['sign-in'],
    run: `${UPLOAD} --non-interactive`,
    see: 'Credential not found for username',
  },
  {
    ...{ id: 'twine-no-backend', cause: 'no-backend', guide: twine },
    break: 'python -m pip uninstall --quiet --yes keyrings.google-artifactregistry-auth',
    terminal: true,
    see: 'Enter your username',
  },
  {
    ...{ id: 'twine-simple', cause: 'simple-on-upload', guide: twine },
    break: 'sed -i "s,/team/$,/team/simple/," "$HOME/.pypirc"',
    see: '405 Method Not Allowed',
  },
  {
    ...{ id: 'twine-version-exists', cause: 'version-exists', guide: twine },
    break: published(101, UPLOAD),
    see: '400 Bad Request',
  },
  {
    ...{ id: 'twine-skip-existing', cause: 'skip-existing', guide: twine },
    run: `${UPLOAD} --skip-existing`,
    see: 'does not have support for the following features: --skip-existing',
  },
  {
    ...{ id: 'twine-disutils', cause: 'misspelt-section', guide: twine },
    break: 'sed -i "s/distutils/disutils/" "$HOME/.pypirc"',
    see: "Missing 'team' section",
  },
  {
    ...{ id: 'twine-key-deleted', cause: 'key-deleted', guide: twine },
    break: 'export GOOGLE_APPLICATION_CREDENTIALS=/harness/prepared/deleted-key.json',
    run: UPLOAD,
    see: 'invalid_grant',
  },
  {
    ...{ id: 'twine-proxy', cause: 'unreachable', guide: twineToken },
    break: PROXY_REFUSES,
    run: 'twine upload --verbose dist/*',
    see: 'Connection refused',
  },
]

const UV: readonly SymptomCase[] = [
  {
    ...{ id: 'uv-publish-reader', cause: 'may-not-publish', guide: uvPublish },
    break: signedInAs('rita'),
    see: 'Server returned status code 403 Forbidden',
  },
  {
    ...{ id: 'uv-publish-no-access', cause: 'may-not-publish', guide: uvPublishUrl },
    break: signedInAs('nadia'),
    see: 'Server returned status code 403 Forbidden',
  },
  {
    ...{ id: 'uv-publish-expired', cause: 'expired', guide: uvPublishToken },
    before: TOKEN_IS_OVER,
    see: 'Server returned status code 401 Unauthorized',
  },
  {
    ...{ id: 'uv-publish-no-backend', cause: 'no-backend', guide: uvPublishUrl },
    without: ['install-keyring', 'list-backends'],
    see: 'Keyring has no password for URL',
  },
  {
    ...{ id: 'uv-publish-not-signed-in', cause: 'not-signed-in', guide: uvPublishUrl },
    without: ['sign-in'],
    see: 'Failed to find credentials',
  },
  {
    ...{ id: 'uv-publish-no-user-name', cause: 'no-user-name', guide: uvPublishUrl },
    break: 'unset UV_PUBLISH_USERNAME',
    run: 'uv publish -v',
    see: 'Missing credentials for',
  },
  {
    // `--token` sends the user name `__token__`.
    ...{ id: 'uv-publish-token', cause: 'no-user-name', guide: uvPublishToken },
    run: 'env -u UV_PUBLISH_USERNAME -u UV_PUBLISH_PASSWORD uv publish -v --token "$UV_PUBLISH_PASSWORD"',
    see: 'Server returned status code 401 Unauthorized',
  },
  {
    ...{ id: 'uv-publish-simple', cause: 'simple-on-upload', guide: uvPublishUrl },
    break: 'export UV_PUBLISH_URL="$UV_PUBLISH_URL"simple/',
    see: 'POST requests are not supported by the endpoint',
  },
  {
    ...{ id: 'uv-publish-version-exists', cause: 'version-exists', guide: uvPublishUrl },
    break: published(102, 'uv publish'),
    see: 'Requested entity already exists',
  },
]

const POETRY: readonly SymptomCase[] = [
  {
    ...POETRYS_BACKEND,
    ...{ id: 'poetry-publish-reader', cause: 'may-not-publish', guide: poetryPublish },
    break: signedInAs('rita'),
    run: POETRY_PUBLISH,
    known: true,
    see: 'HTTP Error 403: Forbidden',
  },
  {
    ...{ id: 'poetry-publish-not-signed-in', cause: 'not-signed-in', guide: poetryPublish },
    before: POETRYS_BACKEND.before,
    without: [...POETRYS_BACKEND.without, 'sign-in'],
    run: POETRY_PUBLISH,
    known: true,
    see: 'Failed to find credentials',
  },
  {
    ...{ id: 'poetry-publish-no-backend', cause: 'no-backend', guide: poetryPublish },
    without: ['install-keyring', 'list-backends'],
    run: POETRY_PUBLISH,
    known: true,
    see: 'HTTP Error 401: Unauthorized',
  },
  {
    ...POETRYS_BACKEND,
    ...{ id: 'poetry-publish-simple', cause: 'simple-on-upload', guide: poetryPublish },
    break: 'sed -i "s,/team/,/team/simple/," poetry.toml',
    run: POETRY_PUBLISH,
    known: true,
    see: 'HTTP Error 405: Method Not Allowed',
  },
  {
    ...POETRYS_BACKEND,
    ...{ id: 'poetry-publish-version-exists', cause: 'version-exists', guide: poetryPublish },
    break: published(103, POETRY_PUBLISH),
    run: POETRY_PUBLISH,
    known: true,
    see: 'HTTP Error 400: Bad Request',
  },
]

const OTHERS: readonly SymptomCase[] = [
  {
    ...{ id: 'pdm-publish-reader', cause: 'may-not-publish', guide: pdmPublish },
    break: signedInAs('rita'),
    see: '403 Forbidden',
  },
  {
    ...{ id: 'pdm-publish-no-backend', cause: 'no-backend', guide: pdmPublish },
    without: ['install-keyring', 'list-backends'],
    see: 'Username and password are required',
  },
  {
    ...{ id: 'flit-publish-reader', cause: 'may-not-publish', guide: flit },
    before: signedInAs('rita'),
    without: ['sign-in'],
    see: '403 Client Error: Forbidden',
  },
  {
    ...{ id: 'flit-publish-simple', cause: 'simple-on-upload', guide: flit },
    break: 'export FLIT_INDEX_URL="$FLIT_INDEX_URL"simple/',
    see: '405 Client Error: Method Not Allowed',
  },
  {
    ...{ id: 'flit-publish-no-user-name', cause: 'no-user-name', guide: flit },
    break: 'unset FLIT_USERNAME',
    run: 'flit publish',
    see: 'Could not find username for upload',
  },
  {
    ...{ id: 'hatch-publish-no-user-name', cause: 'no-user-name', guide: hatchPublish },
    break: 'unset HATCH_INDEX_USER',
    run: 'hatch publish',
    known: true,
    see: "Username for 'https://us-central1-python.pkg.dev/acme-ml/team/'",
  },
]

export const PUBLISHING_CASES: readonly SymptomCase[] = [...TWINE, ...UV, ...POETRY, ...OTHERS]
