import type { Google } from '../google.ts'

/** An app that Google knows. */
export type OAuthClient = {
  id: string
  /** `undefined`: any will do, since what is shipped with a program is no secret (RFC 8252, 8.5). */
  secret: string | undefined
  /** Of a program on one's own computer: it may be called back there, on any port, and nowhere else. */
  isInstalled: boolean
}

/**
 * The clients of gcloud 528 (`CLOUDSDK_CLIENT_ID` in core/config.py, `DEFAULT_CREDENTIALS_DEFAULT_CLIENT_ID` in
 * api_lib/auth/util.py): of `gcloud auth login`, and of `gcloud auth application-default login`.
 */
export const GCLOUD_CLIENTS = {
  login: '32555940559.apps.googleusercontent.com',
  applicationDefault: '764086051850-6qr4p6gpi6hn506pt8ejuq83di341hur.apps.googleusercontent.com',
}

export function findClient(google: Google, id: string): OAuthClient | undefined {
  if (id === google.client.id) return { ...google.client, isInstalled: false }
  return Object.values(GCLOUD_CLIENTS).includes(id)
    ? { id, secret: undefined, isInstalled: true }
    : undefined
}
