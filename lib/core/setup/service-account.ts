import type { RepositoryName } from '../repository-name'
import type { Subject } from './tool'

/** The account ID in the e-mail address that is taken when the address of the page names none. */
export const USUAL_ACCOUNT_ID = 'python-repositories'

// IDs and default accounts: https://docs.cloud.google.com/iam/docs/service-account-types
const SERVICE_ACCOUNT =
  /^(?:[a-z](?:[a-z0-9-]{4,28}[a-z0-9])@[a-z0-9.-]{4,80}\.iam|[0-9]{6,20}-compute@developer|[a-z0-9.-]{4,80}@appspot)\.gserviceaccount\.com$/

/** The text if it can be a service account's e-mail address. */
export function parseServiceAccount(text: string): string | undefined {
  return SERVICE_ACCOUNT.test(text) ? text : undefined
}

/** The e-mail address of an account of the repository's project. A domain in front of a project ID moves behind it. */
export function serviceAccountOf({ project }: RepositoryName, accountId: string): string {
  const [domain, name] = project.split(':')
  const host = name === undefined ? project : `${name}.${domain}`
  return `${accountId}@${host}.iam.gserviceaccount.com`
}

/** Which service account the guide is about. */
export function serviceAccountFor({ repository, serviceAccount }: Subject): string {
  return serviceAccount ?? serviceAccountOf(repository, USUAL_ACCOUNT_ID)
}
