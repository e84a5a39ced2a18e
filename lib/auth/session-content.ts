import { z } from 'zod'

/**
 * What the encrypted session cookie holds. `accessToken` and `refreshToken` never leave the server.
 * `expiresAt` is in seconds since the epoch. `ended` is set once Google has refused the refresh token.
 */
export const sessionContentSchema = z.object({
  email: z.string(),
  name: z.string().nullish(),
  /** The Google Workspace domain; none for a consumer's account. */
  hd: z.string().optional(),
  /** What Google granted, with blanks between. */
  scope: z.string().optional(),
  accessToken: z.string().optional(),
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
  ended: z.boolean().optional(),
})

export type SessionContent = z.infer<typeof sessionContentSchema>

/** Refreshing starts a minute early, so that a token does not die between two calls. */
const EARLY_SECONDS = 60

/** True when the access token is about to expire and there is something to refresh it with. */
export function needsRefresh(session: SessionContent, nowInSeconds: number): boolean {
  return (
    !session.ended &&
    session.refreshToken !== undefined &&
    (session.expiresAt ?? 0) - nowInSeconds < EARLY_SECONDS
  )
}
