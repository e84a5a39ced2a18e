import 'server-only'

import { getPerson, type Person } from '@/lib/auth/person'

/** Who is signed in, as a page may show them. */
export type Viewer = {
  email: string
  name: string
  /** Whether roles, groups and deny policies may be asked about: `/sign-in?access=wide` makes it so. */
  isWide: boolean
}

/** What a page may show of somebody: never the token. */
export function viewerOf({ email, name, isWide }: Person): Viewer {
  return { email, name, isWide }
}

/** `undefined` when nobody is signed in, or when Google has ended the sign-in. */
export async function getViewer(): Promise<Viewer | undefined> {
  const person = await getPerson()
  return person && viewerOf(person)
}
