import { ButtonLink } from '../button-link'
import { signInHref } from '../sign-in-href'

/** Instead of an answer, for those who are not signed in. */
export function CheckOffer({ here }: { here: string }) {
  return (
    <div className="not-on-paper flex flex-wrap items-center gap-x-6 gap-y-3">
      <ButtonLink href={signInHref(here)}>Check what I may do</ButtonLink>
      <p className="min-w-0 flex-1 basis-72 text-quiet">
        Signs you in with Google, read-only, and brings you back here. Optional: the steps below are
        the same for everyone.
      </p>
    </div>
  )
}
