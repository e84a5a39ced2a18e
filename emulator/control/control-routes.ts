import { z } from 'zod'
import { assetLimitsSchema } from '../cloud-asset/asset-quotas.ts'
import type { Google } from '../google.ts'
import { CLOUD_PLATFORM } from '../http/auth-errors.ts'
import { notFound } from '../http/google-error.ts'
import { parseBody } from '../http/request-body.ts'
import { type Call, json, type PlainRoute } from '../http/route.ts'
import { createAuthorizedUserFile } from '../openid/authorized-user-file.ts'
import { faultsSchema } from './faults.ts'
import {
  createServiceAccountKey,
  deleteServiceAccountKey,
  keyOptions,
  serviceAccountOf,
  setServiceAccountDisabled,
} from './service-account-controls.ts'

export const CONTROL_PREFIX = '/emulator/'
/** What a token minted for a test may do unless it says otherwise. */
export const TEST_SCOPES: readonly string[] = ['openid', CLOUD_PLATFORM]

const tokenRequest = z.strictObject({
  email: z.string(),
  scopes: z.array(z.string()).optional(),
  expiresInSeconds: z.number().optional(),
})
const personSettings = z.strictObject({ accessTokenSeconds: z.number().positive().nullable() })

/** The controls for tests and demos, which Google does not have. */
export function controlRoutes(google: Google): PlainRoute[] {
  const row = (
    verb: PlainRoute['verb'],
    path: string,
    handle: (call: Call) => unknown,
  ): PlainRoute => ({
    kind: 'plain',
    verb,
    paths: [`/emulator/${path}`],
    method: `emulator.${path}`,
    handle: async (call) => json((await handle(call)) ?? {}),
  })
  const email = (call: Call): string => {
    const asked = call.param('email')
    if (!google.people.has(asked)) throw notFound(`There is no person ${asked} in this world.`)
    return asked
  }
  const account = (call: Call): string => serviceAccountOf(google, call.param('email')).data.email
  /** What can be done to anybody's tokens. */
  const ofTokens = (path: string, owner: (call: Call) => string) => [
    row('PATCH', `${path}/{email}`, (call) => {
      const { accessTokenSeconds } = parseBody(personSettings, call.text)
      google.tokens.setAccessTokenSeconds(owner(call), accessTokenSeconds)
    }),
    row('POST', `${path}/{email}:expireAccessTokens`, (call) =>
      google.tokens.expireAccess(owner(call)),
    ),
    row('POST', `${path}/{email}:revoke`, (call) => google.tokens.revoke(owner(call))),
  ]
  return [
    row('GET', 'people', () => ({ people: [...google.people.values()] })),
    ...ofTokens('people', email),
    row('POST', 'people/{email}:createAuthorizedUserFile', (call) =>
      createAuthorizedUserFile(google, email(call)),
    ),
    row('POST', 'people/{email}:requireReauthentication', (call) =>
      google.tokens.requireReauthentication(email(call)),
    ),
    row('POST', 'tokens', (call) => {
      const asked = parseBody(tokenRequest, call.text)
      if (!google.people.has(asked.email) && !google.catalog.serviceAccounts.has(asked.email))
        throw notFound(`There is no person ${asked.email} in this world.`)
      const { token, expiresIn } = google.tokens.issueAccess(
        asked.email,
        asked.scopes ?? TEST_SCOPES,
        asked.expiresInSeconds,
      )
      return { access_token: token, expires_in: expiresIn }
    }),
    row('GET', 'serviceAccounts', () => ({
      serviceAccounts: [...google.catalog.serviceAccounts.values()].map(
        ({ data: { email, displayName }, projectId, disabled }) => ({
          email,
          displayName,
          projectId,
          disabled,
        }),
      ),
    })),
    ...ofTokens('serviceAccounts', account),
    row('POST', 'serviceAccounts/{email}:createKey', (call) =>
      createServiceAccountKey(google, account(call), parseBody(keyOptions, call.text)),
    ),
    row('DELETE', 'serviceAccounts/{email}/keys/{key}', (call) =>
      deleteServiceAccountKey(google, account(call), call.param('key')),
    ),
    row('POST', 'serviceAccounts/{email}:disable', (call) =>
      setServiceAccountDisabled(google, account(call), true),
    ),
    row('POST', 'serviceAccounts/{email}:enable', (call) =>
      setServiceAccountDisabled(google, account(call), false),
    ),
    row('GET', 'faults', () => google.faults.current()),
    row('POST', 'faults', (call) => google.faults.set(parseBody(faultsSchema, call.text))),
    row('DELETE', 'faults', () => google.faults.clear()),
    row('GET', 'assetLimits', () => google.quotas.current()),
    row('POST', 'assetLimits', (call) =>
      google.quotas.set(parseBody(assetLimitsSchema, call.text)),
    ),
    row('GET', 'requests', () => ({ requests: google.requests.all() })),
    row('DELETE', 'requests', () => google.requests.clear()),
  ]
}
