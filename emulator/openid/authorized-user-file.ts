import type { Google } from '../google.ts'
import { CLOUD_PLATFORM } from '../http/auth-errors.ts'

/** The client that takes the place of gcloud's own, whose pair real files hold. Made up: not Google's. */
export const GCLOUD_CLIENT = {
  id: 'emulator-gcloud.apps.googleusercontent.com',
  secret: 'emulator-gcloud-secret',
}

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
    account: email,
    client_id: GCLOUD_CLIENT.id,
    client_secret: GCLOUD_CLIENT.secret,
    refresh_token: google.tokens.issueRefresh(email, GCLOUD_SCOPES, GCLOUD_CLIENT.id),
    type: 'authorized_user',
    universe_domain: 'googleapis.com',
  }
}
