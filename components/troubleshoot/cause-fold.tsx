import { type Cause, causeEntry } from '@/lib/core/troubleshoot/causes'
import type { FixSubject } from '@/lib/core/troubleshoot/fixes-for'
import { troubleshootHref } from '@/lib/core/troubleshoot/troubleshoot-href'
import { Prose } from '../prose'
import { CauseDetails } from './cause-details'

/**
 * One line per cause, with all about it one press away. The anchor is on what is folded, not on the fold: browsers open a fold for a
 * fragment, or for a word that is looked for, only if it is inside. https://html.spec.whatwg.org/#ancestor-details-revealing-algorithm
 */
export function CauseFold({
  cause,
  subject,
  query,
}: {
  cause: Cause
  subject: FixSubject
  /** The query of the entry's own address. */
  query: string
}) {
  const { title } = causeEntry(cause)
  return (
    <details>
      <summary className="py-2.5 hover:text-accent md:py-1.5">
        <h3 className="inline">
          <Prose text={title} />
        </h3>
      </summary>
      <div id={cause} className="scroll-mt-16 space-y-3 pt-1 pb-5 pl-4">
        <CauseDetails cause={cause} subject={subject} />
        <p>
          <a href={troubleshootHref(cause, query)} className="link">
            Its own page<span className="sr-only">: {title.replaceAll('`', '')}</span>
          </a>
          <span className="text-quiet">, to link to{query && ', with the steps that mend it'}</span>
        </p>
      </div>
    </details>
  )
}
