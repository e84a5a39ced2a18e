import type { Signature } from '../signature'

/** What lies in between. Numbers of the system are the same in every language. */
export const NETWORK: readonly Signature[] = [
  {
    id: 'certificate',
    quote:
      '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate',
    all: [],
    any: ['CERTIFICATE_VERIFY_FAILED', 'invalid peer certificate', 'SSLCertVerificationError'],
    needs: 'connection',
    means: [['certificate', 'certain']],
    seen: ['pip-certificate', 'uv-certificate'],
  },
  {
    id: 'poetry-no-connection',
    quote: 'All attempts to connect to … failed.',
    client: 'poetry',
    all: [/All attempts to connect to [a-z0-9-]{1,40}-python\.pkg\.dev failed/],
    means: [
      ['unreachable', 'possible'],
      ['certificate', 'possible'],
    ],
    seen: ['poetry-certificate'],
  },
  {
    id: 'no-such-host',
    quote: 'Temporary failure in name resolution',
    all: [],
    any: [
      ...[
        'NameResolutionError',
        'Temporary failure in name resolution',
        'Name or service not known',
      ],
      ...[
        'getaddrinfo failed',
        'nodename nor servname',
        'dns error',
        '[Errno 11001]',
        '[Errno -2]',
      ],
      '[Errno -3]',
    ],
    needs: 'connection',
    means: [['unreachable', 'certain']],
    seen: ['pip-no-names', 'uv-no-names'],
  },
  {
    id: 'no-connection',
    quote: 'Failed to establish a new connection: [Errno 111] Connection refused',
    all: [],
    any: [
      ...['NewConnectionError', 'ConnectTimeoutError', 'ProxyError', 'Unable to connect to proxy'],
      ...[
        'Tunnel connection failed',
        'tcp connect error',
        'tunnel error',
        'ConnectionRefusedError',
      ],
      ...['[Errno 111]', '[Errno 101]', '[Errno 110]', '[WinError 10060]', '[WinError 10061]'],
      ...['407 Proxy Authentication Required', 'Connection timed out', 'operation timed out'],
    ],
    needs: 'connection',
    means: [['unreachable', 'certain']],
    seen: ['pip-proxy', 'uv-proxy', 'twine-proxy'],
  },
]
