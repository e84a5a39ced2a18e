import type { BlindSpot } from '@/lib/core/policies/blind-spots'
import { Notice } from '../notice'
import { Prose } from '../prose'

/** What hides from a page, why, and who could see it: said before anything that follows from what it does see. */
export function BlindSpots({
  spots,
  wideHref,
}: {
  spots: readonly BlindSpot[]
  /** Where a wider consent is given; `undefined` where it has been. */
  wideHref: string | undefined
}) {
  if (spots.length === 0) return null
  return (
    <Notice kind="warning" title="What this page cannot see">
      <ul className="space-y-2 text-sm [overflow-wrap:anywhere]">
        {[...Map.groupBy(spots, sameSaid)].map(([said, alike]) => (
          <li key={said}>
            <Spot spots={alike} />
          </li>
        ))}
      </ul>
      {wideHref !== undefined && (
        <p className="pt-1 text-sm">
          Custom roles, the members of groups and deny policies were not asked for: Google lets them
          be read only with a wider consent (“See, edit, configure and delete your Google Cloud
          data”). With it this site still only reads.{' '}
          <a className="link" href={wideHref}>
            Ask me for the wider consent
          </a>
        </p>
      )}
    </Notice>
  )
}

const KINDS: Record<BlindSpot['kind'], string> = {
  policy: 'The policy of',
  parent: 'What is above',
  role: 'The role',
  group: 'Who is in',
  'deny-policies': 'Deny policies of',
}

/** Roles made for products or for moving from another registry name nobody to ask. */
const EVERYDAY = /^roles\/(?!composer|artifactregistry\.container|iam\.supportUser|viewer$|editor$)/

function sameSaid({ kind, hides, because, needs }: BlindSpot): string {
  return [kind, hides, because, needs?.permission].join(' ')
}

/** Those of which the same is to be said. */
function Spot({ spots }: { spots: readonly BlindSpot[] }) {
  const [first] = spots
  if (first === undefined) return null
  const { kind, hides, because, needs } = first
  const roles = (needs?.roles ?? []).filter((role) => EVERYDAY.test(role))
  return (
    <>
      <span className="font-medium">
        {KINDS[kind]} <Prose text={`${spots.map(({ subject }) => `\`${subject}\``).join(', ')}.`} />
      </span>{' '}
      <Prose text={hides} />
      {because !== undefined && (
        <>
          {' '}
          <Prose text={because} />.
        </>
      )}
      {needs !== undefined && (
        <>
          {' '}
          Seen by whoever has <Prose text={`\`${needs.permission}\``} />:{' '}
          <Prose text={`${roles.map((role) => `\`${role}\``).join(', ')}.`} />
        </>
      )}
    </>
  )
}
