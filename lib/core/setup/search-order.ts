import type { Source, Statement } from './guide'
import { SOURCES } from './sources'

/** One place in which credentials are looked for; `name` and `note` may mark code with `backticks`. */
export type SearchPlace = { name: string; note: string; source: Source }

/**
 * Where keyring's backend looks, in its order; the first that has something wins, right or wrong.
 * Facts: keyrings.google-artifactregistry-auth 1.1.2, `keyrings/gauth.py`, over `google.auth.default`. Google's page counts the second
 * to the gcloud CLI's; it is a part of Application Default Credentials.
 */
export const SEARCH_ORDER: readonly SearchPlace[] = [
  {
    name: 'The file that `GOOGLE_APPLICATION_CREDENTIALS` names',
    note: 'A key, or a credential configuration. A variable left over from another job wins over all the rest.',
    source: SOURCES.adcSearchOrder,
  },
  {
    name: 'The sign-in of `gcloud auth application-default login`',
    note: 'May be another account than the one in your browser.',
    source: SOURCES.adcSearchOrder,
  },
  {
    name: 'The service account attached to a Google Cloud machine',
    note: 'Compute Engine, GKE, Cloud Run, App Engine, Cloud Run functions, Cloud Build. Wins over `gcloud auth login` on the same machine, and can often read and not write.',
    source: SOURCES.adcSearchOrder,
  },
  {
    name: 'The active account of `gcloud auth login`',
    note: 'Only if there is nothing above, and never on Windows, where the backend does not find gcloud.',
    source: SOURCES.authentication,
  },
]

/** What is asked before keyring is: a password that stands in the tool's own configuration. */
export const BEFORE_KEYRING: Statement = {
  text: 'A user name with a password in the address, in the tool’s variables, in `.pypirc` or in `.netrc` comes before all of these: keyring is not even asked.',
  source: SOURCES.pipAuthentication,
}
