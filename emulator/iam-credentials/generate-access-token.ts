import { z } from 'zod'
import type { Google } from '../google.ts'
import { errorInfo, GoogleError, invalidArgument, notFound } from '../http/google-error.ts'
import { parseBody } from '../http/request-body.ts'
import { type ApiCall, json, type Reply } from '../http/route.ts'
import type { Principal } from '../iam/access.ts'
import { grantedScopes } from '../openid/claims.ts'
import type { ServiceAccount } from '../world/catalog.ts'

const LIFETIME = /^(\d+)(\.\d+)?s$/
const MAXIMUM_SECONDS = 3600

const body = z.object({
  // Some libraries send null for "none".
  delegates: z.array(z.string()).nullish(),
  scope: z.array(z.string().min(1)).default([]),
  lifetime: z.string().regex(LIFETIME, 'a duration such as "3600s" is expected').default('3600s'),
})

/**
 * Acting as a service account. With delegates, each one must be allowed to act as the next.
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
 */
export function generateAccessToken(google: Google, call: ApiCall): Reply {
  const { delegates, scope, lifetime } = parseBody(body, call.text)
  if (scope.length === 0) throw invalidArgument('scope field is required', 'scope')
  const seconds = Number(LIFETIME.exec(lifetime)?.[1] ?? MAXIMUM_SECONDS)
  if (seconds === 0 || seconds > MAXIMUM_SECONDS) {
    throw invalidArgument(`The lifetime must be between 1s and ${MAXIMUM_SECONDS}s.`, 'lifetime')
  }

  let caller: Principal = call.person
  for (const delegate of delegates ?? []) {
    const email = delegate.split('/').at(-1) ?? ''
    checkMayActAs(google, caller, 'iam.serviceAccounts.implicitDelegation', found(google, email))
    caller = { email }
  }
  const account = found(google, call.param('email'))
  checkMayActAs(google, caller, 'iam.serviceAccounts.getAccessToken', account)

  const { email } = account.data
  const { token } = google.tokens.issueAccess(email, grantedScopes(scope.join(' ')), seconds)
  // Whole seconds, as Google: one of the libraries reads nothing finer.
  const expires = new Date(Math.floor(google.now() / 1000 + seconds) * 1000)
  return json({ accessToken: token, expireTime: expires.toISOString().replace('.000Z', 'Z') })
}

function found(google: Google, email: string): ServiceAccount {
  const account = google.catalog.serviceAccounts.get(email)
  if (account === undefined) throw notFound(`Not found; Gaia id not found for email ${email}`)
  return account
}

function checkMayActAs(
  google: Google,
  caller: Principal,
  permission: string,
  account: ServiceAccount,
): void {
  if (!google.access.allows(caller, permission, account.resource)) {
    throw new GoogleError({
      code: 403,
      status: 'PERMISSION_DENIED',
      message: `Permission '${permission}' denied on resource (or it may not exist).`,
      details: [errorInfo('IAM_PERMISSION_DENIED', 'iam.googleapis.com', { permission })],
    })
  }
  if (account.disabled) {
    throw new GoogleError({
      code: 400,
      status: 'FAILED_PRECONDITION',
      message: `Service account ${account.data.email} is disabled.`,
    })
  }
}
