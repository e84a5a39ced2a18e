import type { Google } from '../google.ts'
import { CLOUD_PLATFORM } from '../http/auth-errors.ts'
import { GCLOUD_CLIENTS } from './oauth-clients.ts'

/** What `gcloud auth application-default login` asks for. */
const GCLOUD_SCOPES = [
  'openid',
  'https://www.googleapis.com/auth/userinfo.email',
  CLOUD_PLATFORM,
  'https://www.googleapis.com/auth/sqlservice.login',
]

export type AuthorizedUserFile = {
  account: string
  client_id: string
  client_secret: string
  refresh_token: string
  type: 'authorized_user'
  universe_domain: string
}

/** What that command writes when this person has signed in. */
export function createAuthorizedUserFile(google: Google, email: string): AuthorizedUserFile {
  return {
    // gcloud 528 leaves it empty where the command names nobody.
    account: '',
    client_id: GCLOUD_CLIENTS.applicationDefault,
    // Not Google's: any will do here.
    client_secret: 'emulator-gcloud-secret',
    refresh_token: google.tokens.issueRefresh(
      email,
      GCLOUD_SCOPES,
      GCLOUD_CLIENTS.applicationDefault,
    ),
    type: 'authorized_user',
    universe_domain: 'googleapis.com',
  }
}
