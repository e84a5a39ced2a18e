/** Where Google's sign-in lives. With an emulator, everything moves to its origin. */
export type SignInEndpoints = { issuer: string; wellKnown: string; token: string }

/** @see https://accounts.google.com/.well-known/openid-configuration */
export function signInEndpoints(emulatorUrl: URL | undefined): SignInEndpoints {
  const issuer = emulatorUrl ? emulatorUrl.origin : 'https://accounts.google.com'
  return {
    issuer,
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    token: emulatorUrl ? `${emulatorUrl.origin}/token` : 'https://oauth2.googleapis.com/token',
  }
}
