import 'server-only'

import { z } from 'zod'
import { getEnv } from '@/lib/env'
import { signInEndpoints } from './google-endpoints'

/**
 * `ended`: Google refuses for good (revoked, expired, or `invalid_rapt`: the company asks people to sign in again).
 * `unavailable`: Google could not be asked just now, so the session stays as it is.
 */
export type Refreshed =
  | { is: 'fresh'; accessToken: string; expiresAt: number }
  | { is: 'ended' }
  | { is: 'unavailable' }

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number() })

/** Asks for a new access token. `expiresAt` is in seconds since the epoch. Never throws, never logs. */
export async function refreshAccessToken(refreshToken: string): Promise<Refreshed> {
  const env = getEnv()
  try {
    const response = await fetch(signInEndpoints(env.emulatorUrl).token, {
      method: 'POST',
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: env.clientId,
        client_secret: env.clientSecret,
      }),
    })
    // Google answers 400 invalid_grant for a token that is gone; anything else may pass.
    if (response.status === 400) return { is: 'ended' }
    const answer = answerSchema.safeParse(await response.json())
    if (!response.ok || !answer.success) return { is: 'unavailable' }
    const { access_token, expires_in } = answer.data
    return { is: 'fresh', accessToken: access_token, expiresAt: nowInSeconds() + expires_in }
  } catch {
    return { is: 'unavailable' }
  }
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
