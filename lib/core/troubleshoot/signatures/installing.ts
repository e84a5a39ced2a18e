import { SOURCES } from '@/lib/core/setup/sources'
import type { Signature } from '../signature'

const MAY_NOT = [
  ['may-not-read', 'possible'],
  ['no-such-repository', 'possible'],
] as const

/** What uv, Poetry and PDM say of a download. */
export const INSTALLING: readonly Signature[] = [
  {
    id: 'uv-403',
    quote: 'hint: An index (…) returned a 403 Forbidden error.',
    client: 'uv',
    all: [],
    any: [
      'An index ({address}) returned a 403 Forbidden error',
      'An index URL ({address}) could not be queried due to a lack of valid authentication credentials (403 Forbidden)',
    ],
    means: MAY_NOT,
    seen: ['uv-may-not-read', 'uv-wrong-repository'],
  },
  {
    id: 'uv-401',
    quote:
      'could not be queried due to a lack of valid authentication credentials (401 Unauthorized)',
    client: 'uv',
    all: [
      'An index URL ({address}) could not be queried due to a lack of valid authentication credentials (401 Unauthorized)',
    ],
    means: [
      ['expired', 'possible'],
      ['no-user-name', 'possible'],
    ],
    seen: ['uv-expired', 'uv-no-user-name'],
  },
  {
    id: 'uv-missing-credentials',
    quote: 'Missing credentials for: https://…',
    client: 'uv',
    all: ['Missing credentials for: {address}'],
    facts: ['several-lines'],
    means: [
      ['keyring-off', 'possible'],
      ['no-backend', 'possible'],
    ],
    seen: ['uv-keyring-off', 'uv-no-backend'],
  },
  {
    // What the backend said, or that it was an upload, stands above.
    id: 'uv-missing-credentials-alone',
    quote: 'Missing credentials for: https://…',
    client: 'uv',
    all: ['Missing credentials for: {address}'],
    without: ['several-lines'],
    means: [
      ['keyring-off', 'possible'],
      ['no-backend', 'possible'],
      ['not-signed-in', 'possible'],
      ['no-user-name', 'possible'],
    ],
    seen: ['uv-keyring-off', 'uv-no-backend', 'uv-not-signed-in', 'uv-publish-no-user-name'],
  },
  {
    id: 'uv-not-in-registry',
    quote: 'Because … was not found in the package registry',
    client: 'uv',
    all: ['was not found in the package registry'],
    needs: 'page',
    means: [
      ['no-such-package', 'possible'],
      ['no-simple', 'possible'],
    ],
    seen: ['uv-no-simple'],
  },
  {
    id: 'poetry-authorization',
    quote: 'Authorization error accessing https://…',
    client: 'poetry',
    all: ['Authorization error accessing {address}'],
    means: [['no-backend', 'possible'], ['expired', 'possible'], ...MAY_NOT],
    seen: ['poetry-may-not-read', 'poetry-expired', 'poetry-no-backend'],
  },
  {
    id: 'poetry-no-version',
    quote: 'Could not find a matching version of package …',
    client: 'poetry',
    all: ['Could not find a matching version of package'],
    facts: ['several-lines'],
    needs: 'page',
    means: [
      ['no-such-package', 'possible'],
      ['no-simple', 'possible'],
    ],
    seen: ['poetry-no-simple'],
  },
  {
    // The line that tells, “Authorization error accessing”, may stand above what was pasted.
    id: 'poetry-no-version-alone',
    quote: 'Could not find a matching version of package …',
    client: 'poetry',
    all: ['Could not find a matching version of package'],
    without: ['several-lines'],
    needs: 'page',
    means: [
      ['no-such-package', 'possible'],
      ['no-simple', 'possible'],
      ['no-backend', 'possible'],
      ['expired', 'possible'],
      ...MAY_NOT,
    ],
    seen: ['poetry-no-simple', 'poetry-expired', 'poetry-may-not-read', 'poetry-no-backend'],
  },
  {
    id: 'poetry-old',
    quote: '[tool.poetry] section not found',
    client: 'poetry',
    all: ['[tool.poetry] section not found'],
    needs: 'page',
    means: [['old-client', 'likely']],
    seen: SOURCES.installPoetry,
  },
  {
    // Whatever Google answered, 401, 403 or 404, and however loud Pipenv is.
    id: 'pipenv-locking',
    quote: 'Locking Failed! … No matching distribution found for …',
    client: 'pipenv',
    all: ['Locking Failed!', 'No matching distribution found for'],
    needs: 'page',
    means: [
      ['keyring-off', 'possible'],
      ['no-backend', 'possible'],
      ['not-signed-in', 'possible'],
      ['no-such-package', 'possible'],
      ...MAY_NOT,
    ],
    seen: ['pipenv-keyring-off'],
  },
  {
    id: 'pdm-403',
    quote: 'Client Error(403): Forbidden',
    client: 'pdm',
    all: ['Failed to collect links from {address}: Client Error(403): Forbidden'],
    means: MAY_NOT,
    seen: ['pdm-may-not-read'],
  },
  {
    id: 'pdm-token-user',
    quote: 'Getting password from keyring CLI for __token__@…',
    client: 'pdm',
    all: [
      /__token__@[a-z0-9-]{1,40}-python\.pkg\.dev/,
      'Failed to collect links from {address}: Client Error(401)',
    ],
    means: [['no-user-name', 'certain']],
    seen: { title: 'PDM #2822', url: 'https://github.com/pdm-project/pdm/issues/2822' },
  },
  {
    id: 'pdm-401',
    quote: 'Client Error(401): Unauthorized',
    client: 'pdm',
    all: ['Failed to collect links from {address}: Client Error(401): Unauthorized'],
    means: [
      ['no-backend', 'likely'],
      ['expired', 'possible'],
    ],
    seen: ['pdm-no-backend'],
  },
]
