import { createHash, generateKeyPair, sign } from 'node:crypto'
import { promisify } from 'node:util'

export type SigningKey = {
  /** The public half, as `/oauth2/v3/certs` shows it. */
  jwk: Readonly<Record<string, unknown>>
  /** A compact JWS (RS256) of these claims. */
  sign(claims: Readonly<Record<string, unknown>>): string
}

/** A new key for each run: nothing signed before is believed after. */
export async function createSigningKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { n, e, kty } = publicKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(`${n}.${e}`).digest('hex').slice(0, 40)
  const header = part({ alg: 'RS256', kid, typ: 'JWT' })
  return {
    jwk: { kty, alg: 'RS256', use: 'sig', kid, n, e },
    sign(claims) {
      const signed = `${header}.${part(claims)}`
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
    },
  }
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
