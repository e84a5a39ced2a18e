import { SOURCES } from '@/lib/core/setup/sources'
import type { Signature } from '../signature'

const pip = { client: 'pip' } as const
const UNAUTHORIZED = '401 Error, Credentials not correct for {address}'
const VERSIONS =
  /Could not find a version that satisfies the requirement .{1,300}? \(from versions: [^)n]/
const NOTHING = 'No matching distribution found for'

/** What pip says. */
export const PIP: readonly Signature[] = [
  {
    ...pip,
    id: 'pip-broken-file',
    quote: 'Configuration file could not be loaded.',
    // pip 24.0: `ConfigurationFileCouldNotBeLoaded`, tried with half a section and with UTF-16.
    all: [/Configuration file (?:could not be loaded|contains invalid \S{1,20} characters in)/],
    needs: 'page',
    means: [['broken-config-file', 'certain']],
    seen: SOURCES.pipConfiguration,
  },
  {
    ...pip,
    id: 'pip-second-index',
    quote:
      'Looking in indexes: https://…pkg.dev/…, https://pypi.org/simple … Successfully installed',
    all: ['Looking in indexes:', 'Successfully installed'],
    facts: ['several-indexes'],
    means: [['second-index', 'certain']],
    seen: ['pip-second-index'],
  },
  {
    ...pip,
    id: 'pip-asks',
    quote: 'User for us-central1-python.pkg.dev:',
    all: [/User for [a-z0-9-]{1,40}-python\.pkg\.dev/],
    // pip 26.3 asks only where it finds no keyring either.
    means: [
      ['no-user-name', 'likely'],
      ['no-backend', 'possible'],
    ],
    seen: ['pip-no-user-name', 'tox-no-user-name'],
  },
  {
    ...pip,
    id: 'pip-403',
    quote: '403 Client Error: Forbidden for url: https://…/simple/…',
    // Of an index page, or of a file that it names.
    all: ['403 Client Error: Forbidden for url: {address}'],
    means: [
      ['may-not-read', 'possible'],
      ['no-such-repository', 'possible'],
    ],
    seen: ['pip-may-not-read-verbose'],
  },
  {
    ...pip,
    id: 'pip-404-simple',
    quote: '404 Client Error: Not Found for url: https://…/simple/…',
    all: [
      /404 Client Error: Not Found for url: https:\/\/[a-z0-9-]{1,40}-python\.pkg\.dev\/[^/\s]{1,100}\/[^/\s]{1,100}\/simple\//,
    ],
    means: [['no-such-package', 'certain']],
    seen: SOURCES.pipIndex,
  },
  {
    ...pip,
    id: 'pip-404',
    quote: '404 Client Error: Not Found for url: https://…',
    // The page of a package, which ends in a slash as no file does.
    all: [
      /404 Client Error: Not Found for url: https:\/\/[a-z0-9-]{1,40}-python\.pkg\.dev(?:\/[^/\s]{1,100}){3,4}\/(?:\s|$)/,
    ],
    without: ['simple'],
    means: [['no-simple', 'certain']],
    seen: SOURCES.pipIndex,
  },
  {
    ...pip,
    id: 'pip-no-input',
    quote: 'pip install --no-input … 401 Error, Credentials not correct',
    all: [UNAUTHORIZED],
    facts: ['no-input'],
    means: [['keyring-off', 'certain']],
    seen: ['pip-no-input'],
  },
  {
    ...pip,
    id: 'pip-provider-disabled',
    quote: 'Keyring provider set: disabled',
    all: ['Keyring provider set: disabled'],
    any: [UNAUTHORIZED, '401 Client Error: Unauthorized for url: {address}'],
    means: [['keyring-off', 'certain']],
    seen: SOURCES.pipAuthentication,
  },
  {
    ...pip,
    id: 'pip-401-password',
    quote: 'https://oauth2accesstoken:****@… 401 Error, Credentials not correct',
    all: [UNAUTHORIZED],
    facts: ['password-in-address'],
    means: [
      ['expired', 'likely'],
      ['api-key', 'possible'],
    ],
    seen: SOURCES.pipAuthentication,
  },
  {
    ...pip,
    // The address has a user name and no password.
    id: 'pip-401-user',
    quote: 'Looking in indexes: https://****@… 401 Error, Credentials not correct',
    all: [UNAUTHORIZED],
    facts: ['user-in-address'],
    means: [
      ['no-backend', 'possible'],
      ['keyring-off', 'possible'],
    ],
    seen: ['pip-no-backend', 'pip-no-input'],
  },
  {
    ...pip,
    id: 'pip-401',
    quote: '401 Error, Credentials not correct for https://…',
    all: [UNAUTHORIZED],
    means: [
      ['no-backend', 'possible'],
      ['expired', 'possible'],
      ['keyring-off', 'possible'],
      ['not-signed-in', 'possible'],
      ['api-key', 'possible'],
    ],
    seen: ['pip-expired', 'pip-api-key', 'pip-no-backend', 'pip-no-input'],
  },
  {
    ...pip,
    id: 'pip-no-such-version',
    quote: '(from versions: 1.0, 1.1)',
    all: [VERSIONS],
    without: ['index-elsewhere'],
    needs: 'registry',
    means: [['no-such-version', 'certain']],
    seen: SOURCES.pipInstall,
  },
  {
    ...pip,
    // pip does not name PyPI when that is the only index.
    id: 'pip-no-such-version-somewhere',
    quote: '(from versions: 1.0, 1.1)',
    all: [VERSIONS],
    without: ['index-elsewhere'],
    needs: 'page',
    means: [
      ['no-such-version', 'possible'],
      ['no-index', 'possible'],
    ],
    seen: SOURCES.pipInstall,
  },
  {
    ...pip,
    id: 'pip-no-simple',
    quote: 'Looking in indexes: https://…pkg.dev/PROJECT/REPOSITORY/',
    all: [NOTHING],
    facts: ['index-without-simple'],
    means: [['no-simple', 'certain']],
    seen: ['pip-no-simple'],
  },
  {
    ...pip,
    id: 'pip-nothing',
    quote: 'No matching distribution found for …',
    all: [NOTHING],
    facts: ['whole'],
    without: ['index-elsewhere'],
    needs: 'registry',
    means: [
      ['no-such-package', 'possible'],
      ['may-not-read', 'possible'],
      ['no-such-repository', 'possible'],
    ],
    seen: [
      ...['pip-may-not-read', 'pip-no-such-package', 'pip-wrong-location'],
      ...['pip-wrong-project', 'pip-wrong-repository'],
    ],
  },
  {
    ...pip,
    id: 'pip-last-line',
    quote: 'No matching distribution found for …',
    all: [NOTHING],
    without: ['elsewhere', 'trouble-elsewhere', 'index-elsewhere'],
    means: [],
    ask: 'pip ends with this line whatever went wrong. Paste all that it printed, from the command on; or run it again with `-vv` at the end, which shows the number of the answer.',
    seen: ['pip-expired', 'pip-may-not-read'],
  },
]
