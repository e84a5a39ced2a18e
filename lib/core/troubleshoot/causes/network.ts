import { SOURCES } from '@/lib/core/setup/sources'
import type { CauseEntry } from '../cause-entry'
import { CLIENTS } from './clients'

/** What lies between the client and Google. */
export const NETWORK = {
  unreachable: {
    title: 'The index cannot be reached',
    means:
      'The name is not resolved, nobody answers, or a proxy refuses. Nothing is wrong with the repository or with your sign-in.',
    fix: [
      { do: 'See that `https://{host}/` opens in a browser on this computer.' },
      {
        do: 'In a company’s network, set `HTTPS_PROXY` to the proxy; if it is set, see that it is the right one.',
      },
      {
        do: 'See that the location in the address is one of Google’s: another name does not resolve.',
      },
    ],
    steps: [],
    tell: 'Another address of the same host fails just so.',
    versions: CLIENTS,
    sources: [
      {
        title: 'pip: using a proxy server',
        url: 'https://pip.pypa.io/en/stable/user_guide/#using-a-proxy-server',
      },
    ],
  },
  certificate: {
    title: 'The certificate is signed by nobody whom the client trusts',
    means:
      'Often a company’s proxy that reads along and signs with an authority of its own, which this client does not know; or an old Python without current authorities.',
    fix: [
      {
        tools: ['pip', 'pipx', 'pip-tools', 'tox', 'nox', 'conda', 'pipenv', 'hatch'],
        do: 'Set `PIP_CERT` to the file with the company’s authority.',
      },
      {
        tools: ['uv', 'uv-pip', 'uv-tool'],
        do: 'Set `SSL_CERT_FILE` to the file with the company’s authority, or pass `--system-certs`.',
      },
      {
        tools: ['twine', 'poetry', 'pdm', 'flit'],
        do: 'Set `REQUESTS_CA_BUNDLE` to the file with the company’s authority.',
      },
      { do: 'Do not switch the check off: whoever is in between would get your token.' },
    ],
    steps: [],
    tell: '`CERTIFICATE_VERIFY_FAILED`, `UnknownIssuer`.',
    versions:
      'Tried with pip 26.3, uv 0.13.9 and Poetry 2.5.1, which does not mention certificates.',
    sources: [SOURCES.pipConfiguration, SOURCES.uvEnvironment],
  },
} as const satisfies Record<string, CauseEntry>
