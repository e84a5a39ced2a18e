import { getCACertificates } from 'node:tls'

/**
 * What a client behind the proxy has to trust: our authority and `others`, in PEM; by default everybody this machine trusts already. The
 * variables of the clients (`SSL_CERT_FILE`, `REQUESTS_CA_BUNDLE`, …) replace their own bundle, and PyPI comes through the same proxy.
 */
export function trustBundle(caPem: string, others: Iterable<string> = trusted()): string {
  return [caPem, ...others].map((pem) => `${pem.trim()}\n`).join('')
}

const trusted = () => new Set([...getCACertificates('default'), ...getCACertificates('system')])
