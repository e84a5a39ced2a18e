import type { Credentials, Guide, Impossible } from '../guide'
import { impossible } from '../impossible'
import type { Subject } from '../tool'

/** What only a person can do is impossible for a program that runs by itself; `who` begins the sentence, `instead` ends it. */
export function withoutPerson(who: string, instead: string): Record<PersonalCredentials, string> {
  const signIn = `${who} has no person to sign in as. ${instead}`
  return {
    adc: signIn,
    gcloud: signIn,
    impersonation: signIn,
    'access-token': `A token is over after 60 minutes, so there is no use in storing one. ${instead}`,
  }
}
type PersonalCredentials = 'adc' | 'gcloud' | 'impersonation' | 'access-token'

/** Keys that need not be: for services that can say who they are without one. */
export function withoutKey(who: string, instead: string): Record<KeyCredentials, string> {
  const key = `A key does not expire, and ${who}. ${instead}`
  return { 'key-file': key, 'gcloud-service-account': key, 'key-password': key }
}
type KeyCredentials = 'key-file' | 'gcloud-service-account' | 'key-password'

/** A row whose configuration is a file of the project’s, and nothing else; `refused` is what it cannot sign in with. */
export function inProject(
  { scope, credentials }: Subject,
  name: string,
  refused: Readonly<Partial<Record<Credentials, string>>>,
  guide: () => Guide | Impossible,
): Guide | Impossible {
  if (scope !== 'project') {
    return impossible(`${name} is set up by a file in the project. Choose the project file.`)
  }
  const reason = refused[credentials]
  return reason === undefined ? guide() : impossible(reason)
}
