/** Kinds of secrets that are found in pasted texts, what each is, and how to revoke it. `backticks` mark code. */
export const SECRETS = {
  'access-token': {
    name: 'An access token',
    revoke:
      'It is over after 60 minutes at most. To end it now: `gcloud auth application-default revoke`, or `gcloud auth revoke` if it is from `gcloud auth print-access-token`.',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/application-default/revoke',
  },
  'refresh-token': {
    name: 'A refresh token: your whole sign-in',
    revoke:
      'Revoke it now: `gcloud auth application-default revoke`, and sign in again. It does not run out by itself.',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/application-default/revoke',
  },
  'private-key': {
    name: 'A private key',
    revoke:
      'Delete this key of the service account and make another: `gcloud iam service-accounts keys list`, then `… keys delete`.',
    url: 'https://docs.cloud.google.com/iam/docs/keys-create-delete#deleting',
  },
  'encoded-key': {
    name: 'A service account’s key, encoded',
    revoke:
      'Base64 hides nothing. Delete this key of the service account and make another: `gcloud iam service-accounts keys list`, then `… keys delete`.',
    url: 'https://docs.cloud.google.com/iam/docs/keys-create-delete#deleting',
  },
  'api-key': {
    name: 'An API key',
    revoke: 'Delete or rotate it under “APIs & Services, Credentials” of its project.',
    url: 'https://docs.cloud.google.com/docs/authentication/api-keys-best-practices',
  },
  'client-secret': {
    name: 'The secret of an OAuth client',
    revoke: 'Reset it under “APIs & Services, Credentials” of its project.',
    url: 'https://support.google.com/cloud/answer/15549257',
  },
  header: {
    name: 'An `Authorization` header',
    revoke:
      'It holds a token or a password. Revoke it: `gcloud auth application-default revoke` for a token, a new key or password for the rest.',
    url: 'https://docs.cloud.google.com/sdk/gcloud/reference/auth/application-default/revoke',
  },
  token: {
    name: 'A token',
    revoke: 'Revoke it where it was made, and make another.',
    url: 'https://docs.cloud.google.com/docs/authentication/token-types',
  },
  password: {
    name: 'A password, or a token in its place',
    revoke:
      'Change it where it is from. A token of Google’s is over after 60 minutes; a key in its place has to be deleted.',
    url: 'https://docs.cloud.google.com/iam/docs/keys-create-delete#deleting',
  },
} as const satisfies Record<string, { name: string; revoke: string; url: string }>

export type SecretKind = keyof typeof SECRETS
