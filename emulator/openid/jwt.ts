import { type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'

const header = z.looseObject({ alg: z.string(), kid: z.string().optional() })
const claims = z.looseObject({
  iss: z.string().optional(),
  sub: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  iat: z.number().optional(),
  exp: z.number().optional(),
})

/** A compact JWS whose signature nobody has looked at yet. */
export type Jwt = {
  header: z.infer<typeof header>
  claims: z.infer<typeof claims>
  signed: string
  signature: string
}

/** `undefined` for what is no JWT at all. */
export function readJwt(text: string): Jwt | undefined {
  const [head, body, signature, ...more] = text.split('.')
  if (head === undefined || body === undefined || signature === undefined) return undefined
  const parsedHeader = header.safeParse(decoded(head))
  const parsedClaims = claims.safeParse(decoded(body))
  if (more.length > 0 || !parsedHeader.success || !parsedClaims.success) return undefined
  return {
    header: parsedHeader.data,
    claims: parsedClaims.data,
    signed: `${head}.${body}`,
    signature,
  }
}

/** RS256, and ES256 for an elliptic key. The header never chooses another algorithm than the key's. */
export function isSignedBy(jwt: Jwt, key: KeyObject): boolean {
  const alg = key.asymmetricKeyType === 'ec' ? 'ES256' : 'RS256'
  if (jwt.header.alg !== alg) return false
  const signature = Buffer.from(jwt.signature, 'base64url')
  return verify('sha256', Buffer.from(jwt.signed), { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
