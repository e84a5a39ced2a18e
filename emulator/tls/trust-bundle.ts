import { getCACertificates } from 'node:tls'

/**
 * What a client behind the proxy has to trust: our authority and everybody this machine trusts already. The variables of the
 * clients (`SSL_CERT_FILE`, `REQUESTS_CA_BUNDLE`, …) replace their own bundle, and PyPI comes through the same proxy.
 */
export function trustBundle(caPem: string): string {
  const others = new Set([...getCACertificates('default'), ...getCACertificates('system')])
  return [caPem, ...others].map((pem) => `${pem.trim()}\n`).join('')
}
