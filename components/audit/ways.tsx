import type { AccessRow } from '@/lib/core/policies/access-rows'

/** More ways than these are folded away. */
const SHOWN = 3

/** How somebody has access: each grant with where it is and what leads to it. */
export function Ways({ row }: { row: AccessRow }) {
  const { paths, pathsSay, access } = row
  const ways = [
    ...paths.map((path, at) => ({
      text: pathsSay[at] ?? '',
      more: path.because ?? path.condition?.text?.expression,
      isCode: path.because === undefined,
    })),
    ...access.through.map(({ repository, certainty }) => ({
      text: `${certainty === 'granted' ? 'Installs' : 'May install'} through the virtual repository ${repository}`,
      more: undefined,
      isCode: false,
    })),
    ...access.deniedBy.map((name) => ({
      text: `The deny policy ${name} takes some of it away`,
      more: undefined,
      isCode: false,
    })),
    ...(access.notInForce.length === 0
      ? []
      : [
          {
            text: `${access.notInForce.length === 1 ? 'One grant is' : `${access.notInForce.length} grants are`} not in force: ${access.notInForce.map(({ condition }) => condition?.says).join('; ')}`,
            more: undefined,
            isCode: false,
          },
        ]),
  ]
  const item = ({ text, more, isCode }: (typeof ways)[number]) => (
    <li key={text} className="[overflow-wrap:anywhere]">
      {text}.
      {more !== undefined && (
        <> {isCode ? <code className="inline-code">{more}</code> : more.replaceAll('`', '')}</>
      )}
    </li>
  )
  return (
    <div className="text-sm">
      <ul>{ways.slice(0, SHOWN).map(item)}</ul>
      {ways.length > SHOWN && (
        <details>
          <summary className="text-accent">{ways.length - SHOWN} more</summary>
          <ul>{ways.slice(SHOWN).map(item)}</ul>
        </details>
      )}
    </div>
  )
}
