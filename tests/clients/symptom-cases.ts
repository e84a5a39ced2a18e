import { buildGuide } from '@/lib/core/setup/build-guide'
import { seeAccount } from '@/lib/core/setup/see-account'
import {
  GUIDES,
  NO_NAMES,
  POETRYS_BACKEND,
  PROXY_REFUSES,
  STRANGE_CERTIFICATE,
  type SymptomCase,
  signedInAs,
  TOKEN_IS_OVER,
} from './symptom-case'
import { PUBLISHING_CASES } from './symptom-cases-publish'
import { REPOSITORY } from './world'

const { pip, pipUser, pipToken, uv, uvToken, poetry, poetryToken, pdm, pipenv, tox } = GUIDES
const INDEX = 'us-central1-python.pkg.dev/acme-ml/team'

const guide = buildGuide(REPOSITORY, { ...pip, system: 'linux', index: 'only' })
/** The page's own command. */
const SEE_ACCOUNT = guide.kind === 'guide' ? (seeAccount(guide)?.command ?? '') : ''

const PIP: readonly SymptomCase[] = [
  {
    ...{ id: 'pip-may-not-read', cause: 'may-not-read', guide: pip },
    break: signedInAs('nadia'),
    see: 'No matching distribution found for acme-features',
  },
  {
    ...{ id: 'pip-may-not-read-verbose', cause: 'may-not-read', guide: pip },
    break: signedInAs('nadia'),
    run: 'python -m pip index versions acme-features -vv',
    see: '403 Client Error: Forbidden for url',
  },
  {
    ...{ id: 'pip-wrong-location', cause: 'no-such-repository', guide: pip },
    repository: { location: 'europe-west1' },
    see: 'No matching distribution found for acme-features',
  },
  {
    ...{ id: 'pip-wrong-project', cause: 'no-such-repository', guide: pip },
    repository: { project: 'acme-lm' },
    see: 'No matching distribution found for acme-features',
  },
  {
    ...{ id: 'pip-wrong-repository', cause: 'no-such-repository', guide: pip },
    repository: { repository: 'taem' },
    see: 'No matching distribution found for acme-features',
  },
  {
    ...{ id: 'pip-no-such-package', cause: 'no-such-package', guide: pip },
    run: 'python -m pip install no-such-package-here',
    see: 'No matching distribution found for no-such-package-here',
  },
  {
    ...{ id: 'pip-wrong-account', cause: 'wrong-account', guide: pip },
    break: signedInAs('nadia'),
    run: SEE_ACCOUNT,
    see: 'nadia@example.com',
  },
  {
    ...{ id: 'pip-expired', cause: 'expired', guide: pipToken },
    before: TOKEN_IS_OVER,
    see: '401 Error, Credentials not correct',
  },
  {
    ...{ id: 'pip-api-key', cause: 'api-key', guide: pipToken },
    // Made here, lest it look like somebody's.
    break: `export PIP_INDEX_URL="https://oauth2accesstoken:AIza$(printf 'x%.0s' {1..35})@${INDEX}/simple/"`,
    see: '401 Error, Credentials not correct',
  },
  {
    ...{ id: 'pip-sign-in-over', cause: 'sign-in-over', guide: pip },
    break: signedInAs('remy'),
    see: 'Keyring is skipped due to an exception',
  },
  {
    ...{ id: 'pip-not-signed-in', cause: 'not-signed-in', guide: pip },
    without: ['sign-in'],
    see: 'Keyring is skipped due to an exception',
  },
  {
    ...{ id: 'pip-no-input', cause: 'keyring-off', guide: pip },
    run: 'python -m pip install --no-input acme-features',
    see: '401 Error, Credentials not correct',
  },
  {
    ...{ id: 'pip-no-backend', cause: 'no-backend', guide: pip },
    without: ['install-keyring', 'list-backends'],
    see: '401 Error, Credentials not correct',
  },
  {
    ...{ id: 'pip-no-user-name', cause: 'no-user-name', guide: pipUser },
    break: `python3 -m pip install --quiet --root-user-action=ignore --break-system-packages --index-url https://pypi.org/simple pip==23.2.1
python3 -m pip config set global.index-url https://${INDEX}/simple/`,
    run: 'python3 -m pip index versions acme-features',
    terminal: true,
    see: 'User for us-central1-python.pkg.dev',
  },
  {
    ...{ id: 'pip-no-simple', cause: 'no-simple', guide: pip },
    break: `python -m pip config --site set global.index-url https://oauth2accesstoken@${INDEX}/`,
    see: 'No matching distribution found for acme-features',
  },
  {
    ...{ id: 'pip-second-index', cause: 'second-index', guide: pip },
    break: 'python -m pip config --site set global.extra-index-url https://pypi.org/simple',
    run: 'python -m pip install toml',
    see: 'Successfully installed toml-0.10.2',
  },
  {
    ...{ id: 'pip-broken-keyring', cause: 'broken-keyring', guide: pipUser },
    break:
      'pipx runpip keyring install --quiet keyring==25.4.0 --index-url https://pypi.org/simple',
    run: `keyring get https://${INDEX}/simple/ oauth2accesstoken`,
    see: 'ValueError: Anonymous credential has no username',
  },
  {
    ...{ id: 'pip-proxy', cause: 'unreachable', guide: pipToken },
    break: PROXY_REFUSES,
    run: 'python3 -m pip index versions acme-features --retries 1',
    see: 'Connection refused',
  },
  {
    ...{ id: 'pip-no-names', cause: 'unreachable', guide: pipToken },
    break: NO_NAMES,
    run: 'python3 -m pip index versions acme-features --retries 1',
    see: 'Temporary failure in name resolution',
  },
  {
    ...{ id: 'pip-certificate', cause: 'certificate', guide: pipToken },
    break: STRANGE_CERTIFICATE,
    run: 'python3 -m pip index versions acme-features --retries 1',
    see: 'CERTIFICATE_VERIFY_FAILED',
  },
  {
    ...{ id: 'pip-key-file-missing', cause: 'key-file-missing', guide: pip },
    break: 'export GOOGLE_APPLICATION_CREDENTIALS=$HOME/keys/gone.json',
    see: 'Keyring is skipped due to an exception',
  },
  {
    ...{ id: 'pip-key-file-broken', cause: 'key-file-broken', guide: pip },
    break: `echo 'a path, a key, anything' > "$HOME/key.txt"
export GOOGLE_APPLICATION_CREDENTIALS=$HOME/key.txt`,
    see: 'Keyring is skipped due to an exception',
  },
  {
    ...{ id: 'pip-key-deleted', cause: 'key-deleted', guide: pip },
    break: 'export GOOGLE_APPLICATION_CREDENTIALS=/harness/prepared/deleted-key.json',
    see: 'invalid_grant',
  },
]

const UV: readonly SymptomCase[] = [
  {
    ...{ id: 'uv-may-not-read', cause: 'may-not-read', guide: uv },
    break: signedInAs('nadia'),
    see: '403 Forbidden',
  },
  {
    ...{ id: 'uv-wrong-repository', cause: 'no-such-repository', guide: uv },
    repository: { repository: 'taem' },
    see: '403 Forbidden',
  },
  {
    ...{ id: 'uv-expired', cause: 'expired', guide: uvToken },
    before: TOKEN_IS_OVER,
    see: '401 Unauthorized',
  },
  {
    ...{ id: 'uv-not-signed-in', cause: 'not-signed-in', guide: uv },
    without: ['sign-in'],
    see: 'Failed to find credentials',
  },
  {
    ...{ id: 'uv-no-backend', cause: 'no-backend', guide: uv },
    without: ['install-keyring', 'list-backends'],
    see: 'Missing credentials for',
  },
  {
    ...{ id: 'uv-keyring-off', cause: 'keyring-off', guide: uv },
    break: 'sed -i /keyring-provider/d pyproject.toml',
    see: 'Missing credentials for',
  },
  {
    ...{ id: 'uv-no-user-name', cause: 'no-user-name', guide: uv },
    break: 'sed -i /authenticate/d pyproject.toml',
    see: '401 Unauthorized',
  },
  {
    ...{ id: 'uv-no-simple', cause: 'no-simple', guide: uv },
    break: 'sed -i s,/simple/,/, pyproject.toml',
    see: 'was not found in the package registry',
  },
  {
    ...{ id: 'uv-proxy', cause: 'unreachable', guide: uvToken },
    break: `${PROXY_REFUSES} UV_HTTP_RETRIES=0`,
    run: 'echo acme-features | uv pip compile --no-deps --refresh -',
    see: 'tcp connect error',
  },
  {
    ...{ id: 'uv-no-names', cause: 'unreachable', guide: uvToken },
    break: `${NO_NAMES}\nexport UV_HTTP_RETRIES=0`,
    run: 'echo acme-features | uv pip compile --no-deps --refresh -',
    see: 'dns error',
  },
  {
    ...{ id: 'uv-certificate', cause: 'certificate', guide: uvToken },
    break: `${STRANGE_CERTIFICATE}\nexport UV_HTTP_RETRIES=0`,
    run: 'echo acme-features | uv pip compile --no-deps --refresh -',
    see: 'invalid peer certificate: UnknownIssuer',
  },
]

const POETRY: readonly SymptomCase[] = [
  {
    ...POETRYS_BACKEND,
    ...{ id: 'poetry-may-not-read', cause: 'may-not-read', guide: poetry },
    break: signedInAs('nadia'),
    see: 'Authorization error accessing',
  },
  {
    ...{ id: 'poetry-expired', cause: 'expired', guide: poetryToken },
    before: TOKEN_IS_OVER,
    see: 'Authorization error accessing',
  },
  {
    ...{ id: 'poetry-not-signed-in', cause: 'not-signed-in', guide: poetry },
    before: POETRYS_BACKEND.before,
    without: [...POETRYS_BACKEND.without, 'sign-in'],
    see: 'Failed to find credentials',
  },
  {
    ...{ id: 'poetry-no-backend', cause: 'no-backend', guide: poetry },
    without: ['install-keyring', 'list-backends'],
    see: 'Authorization error accessing',
  },
  {
    ...POETRYS_BACKEND,
    ...{ id: 'poetry-no-simple', cause: 'no-simple', guide: poetry },
    break: 'sed -i s,/simple/,/, pyproject.toml',
    see: 'Could not find a matching version of package acme-features',
  },
  {
    ...{ id: 'poetry-certificate', cause: 'certificate', guide: poetryToken },
    break: STRANGE_CERTIFICATE,
    run: 'poetry add --dry-run --no-cache acme-features',
    see: 'All attempts to connect to us-central1-python.pkg.dev failed.',
  },
]

const PDM: readonly SymptomCase[] = [
  {
    ...{ id: 'pdm-may-not-read', cause: 'may-not-read', guide: pdm },
    break: signedInAs('nadia'),
    see: 'Client Error(403): Forbidden',
  },
  {
    ...{ id: 'pdm-no-backend', cause: 'no-backend', guide: pdm },
    without: ['install-keyring', 'list-backends'],
    see: 'Client Error(401): Unauthorized',
  },
  {
    ...{ id: 'pdm-not-signed-in', cause: 'not-signed-in', guide: pdm },
    without: ['sign-in'],
    see: 'Keyring is skipped due to an exception',
  },
]

const ENVIRONMENTS: readonly SymptomCase[] = [
  {
    // Pipenv runs pip with --no-input.
    ...{ id: 'pipenv-keyring-off', cause: 'keyring-off', guide: pipenv },
    break: 'unset PIP_KEYRING_PROVIDER',
    see: 'No matching distribution found for acme-features',
  },
  {
    // With a keyring on the path pip 26.3 takes the user name from there.
    ...{ id: 'tox-no-user-name', cause: 'no-backend', guide: tox },
    without: ['install-keyring', 'list-backends'],
    break: `unset PIP_KEYRING_PROVIDER\nexport PIP_INDEX_URL=https://${INDEX}/simple/`,
    run: 'tox exec -e py -- python -m pip index versions acme-features',
    terminal: true,
    see: 'User for us-central1-python.pkg.dev',
  },
]

export const SYMPTOM_CASES: readonly SymptomCase[] = [
  ...PIP,
  ...UV,
  ...POETRY,
  ...PDM,
  ...ENVIRONMENTS,
  ...PUBLISHING_CASES,
]
