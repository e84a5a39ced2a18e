import type { Google } from '../google.ts'
import { type ApiRoute, json } from '../http/route.ts'
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
    {
      kind: 'api',
      verb: 'GET',
      paths: [
        '/v1/projects/-/serviceAccounts/{email}/allowedLocations',
        '/v1/projects/{project}/locations/global/workloadIdentityPools/{pool}/allowedLocations',
      ],
      method: 'iamcredentials.allowedLocations',
      rpc: 'google.iam.credentials.v1.IAMCredentials.GetAllowedLocations',
      scope: 'read-only',
      // Google's Python library (2.62) asks beside every call, and takes this for "no boundary".
      handle: () => json({ locations: [], encodedLocations: '0x0' }),
    },
  ]
}
