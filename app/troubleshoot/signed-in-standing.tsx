import { StandingMark } from '@/components/troubleshoot/standing-mark'
import type { RepositoryView } from '@/lib/data/get-repository-view'
import { standingOf } from '@/lib/data/standing-of'

/** What Google says of the repository to the person who is signed in, for the box that reads messages. */
export async function SignedInStanding({ view }: { view: Promise<RepositoryView> }) {
  const standing = standingOf(await view)
  return standing && <StandingMark standing={standing} />
}
