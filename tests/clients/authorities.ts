import { connect, type DetailedPeerCertificate } from 'node:tls'

/**
 * The authorities that stand behind these hosts, in PEM, as this machine believes them; undefined where one cannot be asked. Clients that
 * are to trust all of some 140 take a twentieth of a second of each of their thousands of starts to read them.
 */
export async function authoritiesBehind(
  hosts: readonly string[],
): Promise<readonly string[] | undefined> {
  const found = await Promise.all(hosts.map(authorityBehind)).catch(() => undefined)
  return found && [...new Set(found)]
}

const TIMEOUT_MS = 10_000

function authorityBehind(host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: 443, servername: host, timeout: TIMEOUT_MS }, () => {
      resolve(pem(last(socket.getPeerCertificate(true))))
      socket.end()
    })
    socket.once('error', reject)
    socket.once('timeout', () => socket.destroy(new Error(`${host} does not answer`)))
  })
}

/** Who signed for itself. */
function last(certificate: DetailedPeerCertificate): DetailedPeerCertificate {
  const { issuerCertificate } = certificate
  return issuerCertificate === certificate || issuerCertificate === undefined
    ? certificate
    : last(issuerCertificate)
}

function pem({ raw }: DetailedPeerCertificate): string {
  const lines = raw.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n')
}
