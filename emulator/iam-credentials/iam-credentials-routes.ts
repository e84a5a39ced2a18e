import type { Google } from '../google.ts'
import type { ApiRoute } from '../http/route.ts'
import { generateAccessToken } from './generate-access-token.ts'

/** Of `iamcredentials.googleapis.com`, what impersonation needs. */
export function iamCredentialsRoutes(google: Google): ApiRoute[] {
  return [
    {
      kind: 'api',
      verb: 'POST',
      paths: ['/v1/projects/-/serviceAccounts/{email}:generateAccessToken'],
      method: 'iamcredentials.serviceAccounts.generateAccessToken',
      rpc: 'google.iam.credentials.v1.IAMCredentials.GenerateAccessToken',
      scope: 'iam',
      handle: (call) => generateAccessToken(google, call),
    },
  ]
}
