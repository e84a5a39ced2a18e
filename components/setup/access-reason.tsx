import type { AbilityReason } from '@/lib/core/policies/why-access'
import { Prose } from '../prose'

/** Why, in a line; where a role would help, with the way to ask for it. */
export function AccessReason({
  reason: { because, ask },
  askHref,
}: {
  reason: Pick<AbilityReason, 'because' | 'ask'>
  /** The page that asks for the role. */
  askHref: string
}) {
  return (
    <>
      <Prose text={because} />
      {ask && (
        <>
          {' '}
          <a className="link not-on-paper whitespace-nowrap" href={askHref}>
            Ask for it<span className="sr-only">: {ask.title}</span>
          </a>
        </>
      )}
    </>
  )
}
