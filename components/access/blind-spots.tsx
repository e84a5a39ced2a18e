'use client'

import type { BlindSpot } from '@/lib/core/policies/blind-spots'
import { everydayRoles } from '@/lib/core/policies/everyday-roles'
import { Shares } from '../audit/shares'
import { Notice } from '../notice'
import { Prose } from '../prose'

const TITLES: Record<BlindSpot['kind'], readonly [one: string, many: string]> = {
  policy: ['policy could not be read', 'policies could not be read'],
  parent: ['place in the hierarchy is not known', 'places in the hierarchy are not known'],
  role: ['role is not known', 'roles are not known'],
  upstream: ['source could not be looked at', 'sources could not be looked at'],
  virtuals: [
    'place that virtual repositories may be in front of, unseen',
    'places that virtual repositories may be in front of, unseen',
  ],
  group: ['group or role hides who is in it', 'groups or roles hide who is in them'],
  'deny-policies': [
    'place where deny policies were not checked',
    'places where deny policies were not checked',
  ],
}

/** What hides from a page, why, and who could see it: said before anything that follows from what it does see. */
export function BlindSpots({
  spots,
  wideHref,
}: {
  spots: readonly BlindSpot[]
  /** Where a wider consent is given; missing where it has been, or is offered elsewhere. */
  wideHref?: string | undefined
}) {
  if (spots.length === 0) return null
  const kinds = [...Map.groupBy(spots, ({ kind }) => kind)].map(
    ([kind, all]) => [kind, all, [...Map.groupBy(all, sameSaid)]] as const,
  )
  return (
    <Notice kind="warning" title={<h2>What this page cannot see</h2>}>
      <ul className="space-y-1 [overflow-wrap:anywhere]">
        {kinds.map(([kind, all, said]) => (
          <li key={kind}>
            <details>
              <summary className="py-1">
                {all.length} {TITLES[kind][all.length === 1 ? 0 : 1]}
              </summary>
              <Shares count={said.length} share={20}>
                {(shown) => (
                  <ul className="mt-1 mb-2 space-y-1.5 pl-5 text-sm">
                    {said.slice(0, shown).map(([text, alike]) => (
                      <li key={text}>
                        <Alike spots={alike} />
                      </li>
                    ))}
                  </ul>
                )}
              </Shares>
            </details>
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

function sameSaid({ hides, because, needs }: BlindSpot): string {
  return [hides, because, needs?.permission].join(' ')
}

/** Those of which the same is to be said: it is said once. */
function Alike({ spots }: { spots: readonly BlindSpot[] }) {
  const [first] = spots
  if (first === undefined) return null
  const { hides, because, needs } = first
  const roles = everydayRoles(needs?.roles ?? [])
  return (
    <>
      <Shares count={spots.length} share={20}>
        {(shown) => <Prose text={`${spots.slice(0, shown).map(inCode).join(', ')}.`} />}
      </Shares>{' '}
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

function inCode({ subject }: BlindSpot): string {
  return `\`${subject}\``
}
