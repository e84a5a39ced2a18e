import 'server-only'

import { getPerson, type Person } from '@/lib/auth/person'

/** Who is signed in, as a page may show them. */
export type Viewer = {
  email: string
  name: string
  /** The Google Workspace domain that Google vouches for; `undefined` for a consumer's account, whatever its address. */
  domain: string | undefined
  /** Whether roles, groups and deny policies may be asked about: `/sign-in?access=wide` makes it so. */
  isWide: boolean
}

/** What a page may show of somebody: never the token. */
export function viewerOf({ email, name, domain, isWide }: Person): Viewer {
  return { email, name, domain, isWide }
}

/** `undefined` when nobody is signed in, or when Google has ended the sign-in. */
export async function getViewer(): Promise<Viewer | undefined> {
  const person = await getPerson()
  return person && viewerOf(person)
}
