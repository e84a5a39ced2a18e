import 'server-only'

import { getPerson } from '@/lib/auth/person'

/** Who is signed in, as a page may show them. */
export type Viewer = { email: string; name: string }

/** `undefined` when nobody is signed in, or when Google has ended the sign-in. */
export async function getViewer(): Promise<Viewer | undefined> {
  const person = await getPerson()
  return person && { email: person.email, name: person.name }
}
