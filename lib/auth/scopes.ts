/** Read-only: the app changes nothing at Google. */
export const SCOPES = [
  'openid',
  'email',
  'profile',
  'https://www.googleapis.com/auth/cloud-platform.read-only',
]

/**
 * Asked for only when the person presses the button that needs it: Google has no read-only scope for reading custom roles,
 * deny policies, the members of groups, and Cloud Asset Inventory. The app still only reads.
 */
export const WIDE_SCOPE = 'https://www.googleapis.com/auth/cloud-platform'
