import type { AccessChange, RepositoryChange } from '@/lib/core/policies/compare-exports'
import { readLevel } from '@/lib/core/policies/level'
import type { ComparedAccess, ExportedAudit } from '@/lib/core/policies/read-export'
import { describeReading } from './describe-reading'
import { Shares } from './shares'

/** What came, went and changed since an earlier export, repository by repository. */
export function Changes({
  earlier,
  changes,
}: {
  earlier: ExportedAudit
  changes: readonly RepositoryChange[]
}) {
  const all = changes.flatMap((one) => one.changes)
  const count = (kind: AccessChange['kind']) => all.filter((one) => one.kind === kind).length
  const [fresh, gone, unseen, without] = STANDINGS.map(
    (standings) => changes.filter(({ is }) => standings.includes(is)).length,
  )
  return (
    <>
      <p>
        Since {earlier.made.slice(0, 16).replace('T', ' ')} UTC, as {earlier.askedBy} saw it:{' '}
        <strong className="font-semibold">
          {changes.length === without
            ? 'nothing has changed.'
            : `${count('added')} added, ${count('removed')} removed, ${count('changed')} changed.`}
        </strong>{' '}
        {fresh ? `${repositories(fresh)} not in it. ` : ''}
        {gone ? `${repositories(gone)} in it and not found today. ` : ''}
        {unseen ? `${repositories(unseen)} in it and not looked at today. ` : ''}
      </p>
      <Doubts earlier={earlier} />
      <Shares count={changes.length}>
        {(shown) => (
          <ul className="space-y-3" aria-label="Changes">
            {changes.slice(0, shown).map((change) => (
              <li key={change.repository}>
                <OneRepository change={change} />
              </li>
            ))}
          </ul>
        )}
      </Shares>
    </>
  )
}

const STANDINGS: readonly (readonly RepositoryChange['is'][])[] = [
  ['new', 'new to this'],
  ['gone'],
  ['not looked at'],
  // Of these nothing is said to have changed.
  ['not looked at', 'new to this'],
]

function repositories(count: number): string {
  return count === 1 ? 'One repository was' : `${count} repositories were`
}

/** What makes a difference look like one that is none. */
function Doubts({ earlier }: { earlier: ExportedAudit }) {
  const doubts = [
    ...(earlier.isComplete ? [] : ['It was cut short: what it lacks may have been there.']),
    ...(earlier.problems > 0
      ? [
          `It could not list ${earlier.problems} ${earlier.problems === 1 ? 'place' : 'places'}: what looks new there may not be.`,
        ]
      : []),
    ...(earlier.tellsOf('virtuals')
      ? []
      : [
          'It does not say where virtual repositories were not looked for: what it lacks through one may have been there.',
        ]),
    ...(earlier.filters === ''
      ? []
      : [`It was made with filters (${earlier.filters}): only these are compared.`]),
  ]
  return doubts.length === 0 ? null : (
    <ul className="list-disc pl-5 text-quiet text-sm">
      {doubts.map((doubt) => (
        <li key={doubt} className="[overflow-wrap:anywhere]">
          {doubt}
        </li>
      ))}
    </ul>
  )
}

const KINDS = {
  added: { sign: '+', word: 'Added', style: 'bg-good-soft text-good' },
  removed: { sign: '−', word: 'Removed', style: 'bg-bad-soft text-bad' },
  changed: { sign: '~', word: 'Changed', style: 'bg-unsure-soft text-unsure' },
} as const

const STANDING = {
  new: ' was not in the earlier export',
  gone: ' is not found today: deleted, or no longer shown to you',
  there: '',
  'not looked at':
    ' was not looked at today: nothing of its project and location is on this page, so nothing is said of changes',
  'new to this':
    ' is new to this comparison: the earlier export has nothing of its project and location',
}

function OneRepository({ change: { repository, is, changes } }: { change: RepositoryChange }) {
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        <span className="font-medium">{repository}</span>
        <span className="text-quiet">{STANDING[is]}</span>
      </p>
      <Shares count={changes.length}>
        {(shown) => (
          <ul className="mt-1 space-y-1 text-sm">
            {changes.slice(0, shown).map(({ kind, principal, before, now }) => (
              <li
                key={principal}
                data-change={kind}
                className="flex flex-wrap items-baseline gap-x-2"
              >
                <span className={`rounded-full px-2 ${KINDS[kind].style}`}>
                  <span aria-hidden="true">{KINDS[kind].sign} </span>
                  {KINDS[kind].word}
                </span>
                <span className="[overflow-wrap:anywhere]">{principal}</span>
                <span className="text-quiet">
                  {say(before)} → {say(now)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Shares>
    </>
  )
}

function say(access: ComparedAccess | undefined): string {
  if (access === undefined) return 'no access'
  const { through, ...abilities } = access
  return describeReading(readLevel(abilities, through))
}
