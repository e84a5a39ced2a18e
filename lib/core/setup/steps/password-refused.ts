import type { Credentials } from '../guide'

const REFUSED: Readonly<Partial<Record<Credentials, string>>> = {
  'access-token': 'The token is over or was not set in this terminal: set the variables again.',
  'key-password':
    'The variables were not set in this terminal, or the key was deleted at Google: set them again.',
}

/** What to do about a 401 where user name and password come from variables; `undefined` where keyring is asked. */
export function passwordRefused({ credentials }: { credentials: Credentials }): string | undefined {
  return REFUSED[credentials]
}
