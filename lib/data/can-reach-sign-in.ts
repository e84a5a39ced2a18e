import 'server-only'

import { signInEndpoints } from '@/lib/auth/google-endpoints'
import { getEnv } from '@/lib/env'

/** True when Google's OpenID discovery document can be had within two seconds. */
export async function canReachSignIn(): Promise<boolean> {
  try {
    const response = await fetch(signInEndpoints(getEnv().emulatorUrl).wellKnown, {
      cache: 'no-store',
      signal: AbortSignal.timeout(2000),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
