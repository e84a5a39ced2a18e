import type { BlindSpot } from '@/lib/core/policies/blind-spots'
import { Notice } from '../notice'
import { Prose } from '../prose'
import { Shares } from './shares'

const TITLES: Record<BlindSpot['kind'], readonly [one: string, many: string]> = {
  policy: ['policy could not be read', 'policies could not be read'],
  parent: ['place in the hierarchy is not known', 'places in the hierarchy are not known'],
  role: ['role is not known', 'roles are not known'],
  group: ['group or role hides who is in it', 'groups or roles hide who is in them'],
  'deny-policies': [
    'place where deny policies were not checked',
    'places where deny policies were not checked',
  ],
}

/** What hides from this page, why, and who could see it: said before anything that follows from what it does see. */
export function CannotSee({ spots }: { spots: readonly BlindSpot[] }) {
  if (spots.length === 0) return null
  const kinds = Map.groupBy(spots, ({ kind }) => kind)
  return (
    <Notice kind="warning" title={<h2>What this page cannot see</h2>}>
      <ul className="space-y-1">
        {[...kinds].map(([kind, group]) => (
          <li key={kind}>
            <details>
              <summary>
                {group.length} {TITLES[kind][group.length === 1 ? 0 : 1]}
              </summary>
              <Shares count={group.length} share={20}>
                {(shown) => (
                  <ul className="mt-1 mb-2 space-y-1.5 pl-5 text-sm">
                    {group.slice(0, shown).map((spot) => (
                      <li key={spot.subject}>
                        <Spot spot={spot} />
                      </li>
                    ))}
                  </ul>
                )}
              </Shares>
            </details>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Spot({ spot: { subject, hides, because, needs } }: { spot: BlindSpot }) {
  return (
    <>
      <code className="inline-code">{subject}</code>: <Prose text={hides} />
      {because !== undefined && (
        <>
          {' '}
          <Prose text={because} />.
        </>
      )}
      {needs !== undefined && (
        <>
          {' '}
          Whoever has <Prose text={`\`${needs.permission}\``} /> can see it:{' '}
          <Prose text={needs.roles.map((role) => `\`${role}\``).join(', ')} />.
        </>
      )}
    </>
  )
}
