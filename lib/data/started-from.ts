import 'server-only'

import { cookies } from 'next/headers'

/** Where the latest sign-in was started: next-auth remembers it, also when the sign-in fails. Not to be trusted. */
export async function startedFrom(): Promise<string | undefined> {
  const store = await cookies()
  const name = 'next-auth.callback-url'
  return (store.get(`__Secure-${name}`) ?? store.get(name))?.value
}
