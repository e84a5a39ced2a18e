/** Steps of guides that belong together: whoever is missing one of them is shown those that the guide has. */
export const SIGN_IN = ['sign-in', 'sign-in-to-gcloud', 'active-account', 'see-account'] as const
export const GET_KEYRING = ['install-keyring', 'list-backends', 'use-keyring'] as const
export const SET_INDEX = [
  'set-index',
  'write-index',
  'project-file',
  'set-source',
  'pipfile',
  'write-environment',
] as const
export const SET_UPLOAD = [
  'write-pypirc',
  'set-repository',
  'set-variables',
  'write-index',
] as const
