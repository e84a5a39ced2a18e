import type { Credential } from './credential'
import { adc } from './credentials/adc'
import { gcloud } from './credentials/gcloud'
import { gcloudServiceAccount } from './credentials/gcloud-service-account'
import { keyFile } from './credentials/key-file'
import type { Credentials } from './guide'

/** In the order to try them: what needs no key comes first. */
export const CREDENTIAL_TABLE = {
  adc,
  gcloud,
  'key-file': keyFile,
  'gcloud-service-account': gcloudServiceAccount,
} satisfies Record<Credentials, Credential>
