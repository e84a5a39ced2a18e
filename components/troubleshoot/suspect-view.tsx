import { causeEntry } from '@/lib/core/troubleshoot/causes'
import type { Suspect } from '@/lib/core/troubleshoot/diagnosis'
import { fixesFor } from '@/lib/core/troubleshoot/fixes-for'
import { troubleshootHref } from '@/lib/core/troubleshoot/troubleshoot-href'
import { Prose } from '../prose'
import type { Place } from './place'
import { SurenessMark } from './sureness-mark'

/** One thing that may be wrong, and what mends it here. */
export function SuspectView({
  suspect: { cause, sure, because },
  place,
  alone,
}: {
  suspect: Suspect
  place: Place
  /** Whether it is the only one: else it is said how to tell it from the others. */
  alone: boolean
}) {
  const entry = causeEntry(cause)
  const steps = place.steps.filter(({ id }) => entry.steps.includes(id))
  return (
    <li className="space-y-2 border-line border-t pt-3">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
        <SurenessMark sure={sure} />
        <span>
          <Prose text={entry.title} />
        </span>
      </h3>
      {because !== undefined && (
        <p>
          <Prose text={because} />
        </p>
      )}
      <p className="max-w-[75ch] text-quiet">
        <Prose text={entry.means} />
      </p>
      {!alone && (
        <p className="max-w-[75ch]">
          <strong className="font-medium">How to tell:</strong> <Prose text={entry.tell} />
        </p>
      )}
      <ul className="max-w-[75ch] list-disc space-y-1 pl-5">
        {fixesFor(entry, place).map((fix) => (
          <li key={fix}>
            <Prose text={fix} />
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {steps.map(({ id, title }) => (
          <a key={id} href={`${place.setup ?? ''}#${id}`} className="link">
            Step: <Prose text={title} />
          </a>
        ))}
        <a href={troubleshootHref(cause, place.query)} className="link">
          All about it<span className="sr-only">: {entry.title.replaceAll('`', '')}</span>
        </a>
      </p>
    </li>
  )
}
