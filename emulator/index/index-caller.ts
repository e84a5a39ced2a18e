import type { Google } from '../google.ts'
import { CLOUD_PLATFORM } from '../http/auth-errors.ts'
import type { Principal } from '../iam/access.ts'
import { principalOf } from '../iam/principal-of.ts'

/** Who sends a request to the index, and what their token is for. */
export type IndexCaller = { principal: Principal; scopes: readonly string[] }

const TOKEN_USER = 'oauth2accesstoken'

/**
 * Reads an Authorization header: a token as Bearer or as the password of `oauth2accesstoken`, a service-account key as the
 * password of `_json_key` or, in base64, of `_json_key_base64`. Any other user name is refused, whatever its password.
 * https://cloud.google.com/artifact-registry/docs/python/authentication
 */
export function readIndexCaller(
  google: Google,
  authorization: string | undefined,
): IndexCaller | 'missing' | 'invalid' {
  if (authorization === undefined || authorization === '') return 'missing'
  const [, scheme = '', credentials = ''] = /^(\S+)\s+(\S+)\s*$/.exec(authorization) ?? []
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return ofToken(google, credentials)
    case 'basic': {
      const [, user, password = ''] =
        /^([^:]*):(.*)$/s.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? []
      if (user === TOKEN_USER) return ofToken(google, password)
      if (user === '_json_key') return ofKey(google, password)
      if (user === '_json_key_base64')
        return ofKey(google, Buffer.from(password, 'base64').toString('utf8'))
      return 'invalid'
    }
    default:
      return 'invalid'
  }
}

function ofToken(google: Google, text: string): IndexCaller | 'invalid' {
  const token = google.tokens.readAccess(text)
  return typeof token === 'string' ? 'invalid' : callerOf(google, token.email, token.scopes)
}

function ofKey(google: Google, text: string): IndexCaller | 'invalid' {
  const email = google.serviceAccountOfKey?.(parsed(text))
  return email === undefined ? 'invalid' : callerOf(google, email, [CLOUD_PLATFORM])
}

function callerOf(
  google: Google,
  email: string,
  scopes: readonly string[],
): IndexCaller | 'invalid' {
  const principal = principalOf(google, email)
  return principal === undefined ? 'invalid' : { principal, scopes }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
