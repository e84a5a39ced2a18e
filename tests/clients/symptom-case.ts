import type { RepositoryName } from '@/lib/core/repository-name'
import type { Cause } from '@/lib/core/troubleshoot/causes'
import type { Combination } from './combinations'

/** Something done wrong on purpose after, or instead of, a part of a guide, and what the client says of it. */
export type SymptomCase = {
  /** The name of its file in `symptoms/`. */
  id: string
  cause: Cause
  guide: Pick<Combination, 'tool' | 'purpose' | 'scope' | 'credentials'>
  /** The repository that the guide is for, where it is not the one that there is. */
  repository?: Partial<RepositoryName>
  /** Run before the guide. */
  before?: string
  /** Steps of the guide that are left out. */
  without?: readonly string[]
  /** What is done wrong after the steps. */
  break?: string
  /** By default the guide's last check, and then the guide has to know what is seen. */
  run?: string
  /** Whether the guide has to know what is seen of a command that is not its own. */
  known?: true
  /** At a terminal, where clients ask questions; nothing is answered to them. */
  terminal?: true
  /** A part of the telling line. */
  see: string
}

export const GUIDES = {
  pip: { tool: 'pip', purpose: 'install', scope: 'venv', credentials: 'adc' },
  /** keyring as a program on the path. */
  pipUser: { tool: 'pip', purpose: 'install', scope: 'user', credentials: 'adc' },
  pipToken: { tool: 'pip', purpose: 'install', scope: 'environment', credentials: 'access-token' },
  twine: { tool: 'twine', purpose: 'publish', scope: 'venv', credentials: 'adc' },
  twineToken: {
    ...{ tool: 'twine', purpose: 'publish' },
    ...{ scope: 'environment', credentials: 'access-token' },
  },
  uv: { tool: 'uv', purpose: 'install', scope: 'project', credentials: 'adc' },
  uvToken: { tool: 'uv', purpose: 'install', scope: 'environment', credentials: 'access-token' },
  uvPublish: { tool: 'uv', purpose: 'publish', scope: 'project', credentials: 'adc' },
  /** Without asking first what is there. */
  uvPublishUrl: { tool: 'uv', purpose: 'publish', scope: 'environment', credentials: 'adc' },
  uvPublishToken: {
    ...{ tool: 'uv', purpose: 'publish' },
    ...{ scope: 'environment', credentials: 'access-token' },
  },
  poetry: { tool: 'poetry', purpose: 'install', scope: 'project', credentials: 'adc' },
  poetryToken: {
    tool: 'poetry',
    purpose: 'install',
    scope: 'project',
    credentials: 'access-token',
  },
  poetryPublish: { tool: 'poetry', purpose: 'publish', scope: 'project', credentials: 'adc' },
  pdm: { tool: 'pdm', purpose: 'install', scope: 'project', credentials: 'adc' },
  pdmPublish: { tool: 'pdm', purpose: 'publish', scope: 'project', credentials: 'adc' },
  pipenv: { tool: 'pipenv', purpose: 'install', scope: 'project', credentials: 'adc' },
  tox: { tool: 'tox', purpose: 'install', scope: 'environment', credentials: 'adc' },
  hatchPublish: { tool: 'hatch', purpose: 'publish', scope: 'environment', credentials: 'adc' },
  flit: { tool: 'flit', purpose: 'publish', scope: 'environment', credentials: 'adc' },
} as const satisfies Record<string, SymptomCase['guide']>

const ADC = '"$HOME/.config/gcloud/application_default_credentials.json"'

/** Another person's sign-in in the place of the guide's. */
export const signedInAs = (person: string) =>
  `install -D /harness/prepared/people/${person}.json ${ADC}`

/** gcloud's token of the guide's person is over when the guide asks for it. */
export const TOKEN_IS_OVER =
  'cp /harness/prepared/token-that-is-over /harness/prepared/tokens/wes@example.com'

/** Nobody listens where the proxy should be. */
export const PROXY_REFUSES = 'export HTTPS_PROXY=http://127.0.0.1:9'

/** No proxy, and nobody to ask for addresses. */
export const NO_NAMES = `unset HTTPS_PROXY\nprintf 'nameserver 127.0.0.1\\n' > /etc/resolv.conf`

/** The certificates of the system alone: what a company's own proxy looks like to who does not trust its authority. */
export const STRANGE_CERTIFICATE = 'unset PIP_CERT REQUESTS_CA_BUNDLE SSL_CERT_FILE'

/**
 * What `poetry self add` does, by pip: Poetry asks PyPI for the JSON of every version, which not every mirror of PyPI has.
 */
export const POETRYS_BACKEND = {
  before:
    '/opt/tools/poetry/bin/python -m pip install --quiet keyrings.google-artifactregistry-auth',
  without: ['install-keyring', 'list-backends'],
} as const
