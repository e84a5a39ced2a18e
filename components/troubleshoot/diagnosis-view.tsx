import type { Diagnosis, Suspect } from '@/lib/core/troubleshoot/diagnosis'
import { troubleshootHref } from '@/lib/core/troubleshoot/troubleshoot-href'
import { Prose } from '../prose'
import type { Place } from './place'
import { SuspectView } from './suspect-view'

/** What a pasted text means. */
export function DiagnosisView({ diagnosis, place }: { diagnosis: Diagnosis; place: Place }) {
  switch (diagnosis.kind) {
    case 'causes':
      return (
        <Causes
          suspects={diagnosis.suspects}
          line={diagnosis.line}
          elsewhere={diagnosis.elsewhere}
          untold={diagnosis.untold}
          place={{ ...place, ...toolOf(place, diagnosis.client) }}
        />
      )
    case 'doctor': {
      const { causes, unknown, tool } = diagnosis.code
      return (
        <>
          {causes.length === 0 && unknown.length === 0 && <p>The doctor found nothing wrong.</p>}
          {unknown.length > 0 && (
            <p>
              The doctor also named <code className="inline-code">{unknown.join(', ')}</code>, which
              this site does not know yet.
            </p>
          )}
          {causes.length > 0 && (
            <Causes
              suspects={causes.map((cause) => ({ cause, sure: 'certain' }))}
              place={{ ...place, ...toolOf(place, tool) }}
              found
            />
          )}
        </>
      )
    }
    case 'more':
      return (
        <p className="max-w-[75ch]">
          <strong className="font-medium">This does not say enough.</strong>{' '}
          <Prose text={diagnosis.ask} />
        </p>
      )
    case 'not-known':
      return (
        <p className="max-w-[75ch]">
          <strong className="font-medium">Not known.</strong> This is not a message of pip, uv,
          twine, Poetry, PDM, Flit or keyring about a Python repository of Artifact Registry that is
          known here. Paste all that the command printed, or look through{' '}
          <a href={troubleshootHref(undefined, place.query)} className="link">
            the list of what goes wrong
          </a>
          .
        </p>
      )
  }
}

const CLIENTS: readonly string[] = ['pip', 'uv', 'twine', 'poetry', 'pdm', 'flit']

/** Whoever speaks in the text counts more than the page’s tool, unless that tool has it run: pipx runs pip. */
function toolOf({ tool }: Place, speaks: string | undefined): Pick<Place, 'tool'> {
  const one = tool === undefined || (speaks && CLIENTS.includes(tool)) ? speaks : tool
  return one === undefined ? {} : { tool: one }
}

function Causes({
  suspects,
  line,
  elsewhere,
  untold,
  place,
  found = false,
}: {
  suspects: readonly Suspect[]
  line?: string | undefined
  elsewhere?: string | undefined
  untold?: string | undefined
  place: Place
  found?: boolean
}) {
  return (
    <div className="space-y-3">
      <p className="font-medium">{found ? FOUND : summary(suspects)}</p>
      {elsewhere !== undefined && (
        <p className="max-w-[75ch]">
          <Prose text={elsewhere} />
        </p>
      )}
      {untold !== undefined && (
        <p className="max-w-[75ch]">
          <Prose text={untold} />
        </p>
      )}
      {line !== undefined && (
        <p className="text-quiet text-sm">
          It is told by this line:{' '}
          <code dir="ltr" className="inline-code [unicode-bidi:isolate]">
            {line}
          </code>
        </p>
      )}
      <ul className="space-y-4">
        {suspects.map((suspect) => (
          <SuspectView
            key={suspect.cause}
            suspect={suspect}
            place={place}
            alone={suspects.length === 1 || suspect.sure === 'certain'}
          />
        ))}
      </ul>
    </div>
  )
}

const FOUND = 'The doctor found this, in the order in which to mend it.'

function summary(suspects: readonly Suspect[]): string {
  const [first] = suspects
  if (first?.sure === 'certain') return 'This is what is wrong.'
  if (first?.sure === 'likely') return 'This is most likely what is wrong.'
  return suspects.length === 1
    ? 'This may be what is wrong.'
    : `The text does not tell which of these ${suspects.length} it is. How to tell is said with each.`
}
