// The certificate library finds its parts through decorators, and says so when this is not there first.
import 'reflect-metadata'
import { createSecureContext, type SecureContext } from 'node:tls'
import * as x509 from '@peculiar/x509'

/** A certificate authority of one run: its key exists in this process only and signs for any name asked of it. */
export type TestAuthority = {
  /** Its own certificate, which a client has to trust. */
  caPem: string
  contextFor(host: string): Promise<SecureContext>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 24 * 60 * 60 * 1000

/** Certificates follow the machine's clock, whatever time the world is told: clients check them against theirs. */
export async function createTestAuthority(): Promise<TestAuthority> {
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Emulator test authority (not Google)',
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity(),
    // Python 3.13 checks strictly (RFC 5280): key usage and key identifiers have to be there.
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const caPem = `${certificate.toString('pem')}\n`
  const contexts = new Map<string, Promise<SecureContext>>()

  const issue = async (host: string): Promise<SecureContext> => {
    const { publicKey, privateKey } = await newKeys()
    const leaf = await x509.X509CertificateGenerator.create({
      subject: `CN=${host}`,
      issuer: certificate.subject,
      publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: ALGORITHM,
      ...validity(),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
        await x509.SubjectKeyIdentifierExtension.create(publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(certificate, false),
      ],
    })
    const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', privateKey))
    const key = x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')
    return createSecureContext({ key, cert: leaf.toString('pem') })
  }
  return {
    caPem,
    contextFor(host) {
      const known = contexts.get(host) ?? issue(host)
      contexts.set(host, known)
      return known
    },
  }
}

function newKeys() {
  return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
}

function validity() {
  return { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + 90 * DAY) }
}
