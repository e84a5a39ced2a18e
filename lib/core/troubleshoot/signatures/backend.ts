import { SOURCES } from '@/lib/core/setup/sources'
import type { Signature } from '../signature'

const ADC = 'Failed to retrieve Application Default Credentials'

/** What keyring and Google’s backend say, in every client; the first of its warnings has the cause. */
export const BACKEND: readonly Signature[] = [
  {
    id: 'backend-key-file-missing',
    quote: 'Failed to retrieve Application Default Credentials: File … was not found.',
    all: [/Failed to retrieve Application Default Credentials: File .{1,400}? was not found/],
    means: [['key-file-missing', 'certain']],
    seen: ['pip-key-file-missing'],
  },
  {
    id: 'backend-key-file-broken',
    quote:
      "Failed to retrieve Application Default Credentials: ('File … is not a valid json file.'",
    all: [ADC, 'is not a valid json file'],
    means: [['key-file-broken', 'certain']],
    seen: ['pip-key-file-broken'],
  },
  {
    id: 'backend-key-deleted',
    quote: 'invalid_grant: Invalid JWT Signature.',
    // Of any library of Google’s, and of its other programs too: hence the words before it, here and below.
    all: [ADC, 'invalid_grant: Invalid JWT Signature'],
    means: [['key-deleted', 'certain']],
    seen: ['pip-key-deleted', 'twine-key-deleted'],
  },
  {
    id: 'backend-reauthentication',
    quote: 'Reauthentication is needed.',
    all: [ADC, 'Reauthentication is needed. Please run `gcloud auth application-default login`'],
    means: [['sign-in-over', 'certain']],
    seen: ['pip-sign-in-over'],
  },
  {
    id: 'backend-revoked',
    quote: 'invalid_grant: Token has been expired or revoked.',
    all: [ADC],
    any: ['Token has been expired or revoked', 'Reauthentication failed', 'invalid_rapt'],
    means: [['sign-in-over', 'certain']],
    seen: {
      title: 'Google: OAuth 2.0 refresh token expiration',
      url: 'https://developers.google.com/identity/protocols/oauth2#expiration',
    },
  },
  {
    id: 'backend-certificate',
    quote: 'Failed to retrieve Application Default Credentials: … CERTIFICATE_VERIFY_FAILED',
    all: [ADC, 'CERTIFICATE_VERIFY_FAILED'],
    means: [['certificate', 'certain']],
    seen: SOURCES.adcSearchOrder,
  },
  {
    id: 'backend-unreachable',
    quote:
      "Failed to retrieve Application Default Credentials: HTTPSConnectionPool(host='oauth2.googleapis.com' …",
    all: [ADC, "HTTPSConnectionPool(host='oauth2.googleapis.com'"],
    means: [['unreachable', 'certain']],
    seen: SOURCES.adcSearchOrder,
  },
  {
    id: 'backend-windows',
    quote: 'Failed to retrieve credentials from gcloud: [WinError 2]',
    all: ['Failed to retrieve credentials from gcloud: [WinError 2]'],
    means: [['gcloud-not-found-windows', 'certain']],
    seen: {
      title: 'artifact-registry-maven-tools #21, the same in a sibling',
      url: 'https://github.com/GoogleCloudPlatform/artifact-registry-maven-tools/issues/21',
    },
  },
  {
    id: 'backend-not-signed-in',
    quote:
      'Failed to retrieve Application Default Credentials: Your default credentials were not found.',
    all: [`${ADC}: Your default credentials were not found`],
    means: [['not-signed-in', 'certain']],
    seen: [
      ...['pip-not-signed-in', 'uv-not-signed-in', 'uv-publish-not-signed-in'],
      ...['twine-not-signed-in', 'twine-not-signed-in-non-interactive', 'pdm-not-signed-in'],
    ],
  },
  {
    // Poetry hides the backend's warnings, and with them the reason.
    id: 'backend-no-credentials',
    quote: 'Failed to find credentials, Please run: `gcloud auth application-default login …`',
    all: [],
    any: [
      'Failed to find credentials, Please run: `gcloud auth application-default login',
      'Artifact Registry PyPI Keyring: No credentials could be found',
    ],
    means: [
      ['not-signed-in', 'likely'],
      ['key-file-missing', 'possible'],
      ['sign-in-over', 'possible'],
      ['key-deleted', 'possible'],
      ['key-file-broken', 'possible'],
    ],
    seen: ['poetry-not-signed-in', 'poetry-publish-not-signed-in'],
  },
  {
    id: 'keyring-25-4-0',
    quote: 'ValueError: Anonymous credential has no username',
    all: ['ValueError: Anonymous credential has no username'],
    without: ['elsewhere'],
    means: [['broken-keyring', 'certain']],
    seen: ['pip-broken-keyring'],
  },
  {
    id: 'keyring-locked',
    quote: 'Failed to unlock the collection!',
    // Docker, gh and browsers ask the desktop’s keyring as well.
    all: [/\bkeyring[./]|\bsecretstorage\b|Failed to unlock the collection/i],
    any: [
      'Failed to unlock the collection',
      'keyring.errors.KeyringLocked',
      'secretstorage.exceptions',
      'org.freedesktop.secrets',
    ],
    needs: 'page',
    means: [['locked-keyring', 'possible']],
    seen: {
      title: 'Poetry #1917',
      url: 'https://github.com/python-poetry/poetry/issues/1917',
    },
  },
  {
    id: 'keyring-missing',
    quote: 'No module named keyring',
    all: [],
    any: [
      'No module named keyring',
      "No module named 'keyring'",
      'keyring: command not found',
      'command not found: keyring',
    ],
    needs: 'page',
    means: [['no-backend', 'likely']],
    seen: SOURCES.authentication,
  },
  {
    id: 'keyring-fail',
    quote: 'keyring.backends.fail.Keyring (priority: 0)',
    all: ['keyring.backends.fail.Keyring (priority: 0)'],
    none: ['keyrings.gauth.GooglePythonAuth'],
    needs: 'page',
    means: [['no-backend', 'certain']],
    seen: SOURCES.authentication,
  },
  {
    id: 'gcloud-missing',
    quote: 'gcloud: command not found',
    all: [],
    any: [
      'gcloud: command not found',
      'gcloud: not found',
      'command not found: gcloud',
      "'gcloud' is not recognized as an internal or external command",
      "The term 'gcloud' is not recognized",
    ],
    without: ['elsewhere'],
    means: [['no-gcloud', 'certain']],
    seen: SOURCES.installGcloud,
  },
]
