import type { Credential } from './credential'
import { accessToken } from './credentials/access-token'
import { adc } from './credentials/adc'
import { gcloud } from './credentials/gcloud'
import { gcloudServiceAccount } from './credentials/gcloud-service-account'
import { impersonation } from './credentials/impersonation'
import { keyFile } from './credentials/key-file'
import { keyPassword } from './credentials/key-password'
import { workloadIdentity } from './credentials/workload-identity'
import type { Credentials } from './guide'

/** In the order to try them: what needs no key comes first. */
export const CREDENTIAL_TABLE = {
  adc,
  gcloud,
  'key-file': keyFile,
  'gcloud-service-account': gcloudServiceAccount,
  impersonation,
  'workload-identity': workloadIdentity,
  'access-token': accessToken,
  'key-password': keyPassword,
} satisfies Record<Credentials, Credential>
