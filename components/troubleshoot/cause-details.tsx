import { type Cause, causeEntry } from '@/lib/core/troubleshoot/causes'
import { type FixSubject, fixesFor } from '@/lib/core/troubleshoot/fixes-for'
import { type SignOfCause, signaturesOf } from '@/lib/core/troubleshoot/signatures-of'
import { Prose } from '../prose'

/** What a cause means, what one sees of it, what mends it, and where that is from. */
export function CauseDetails({ cause, subject }: { cause: Cause; subject: FixSubject }) {
  const entry = causeEntry(cause)
  const signs = signaturesOf(cause)
  return (
    <div className="space-y-3">
      <p className="max-w-[75ch]">
        <Prose text={entry.means} />
      </p>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[8rem_minmax(0,1fr)]">
        {signs.length > 0 && (
          <>
            <dt className="font-semibold">You see</dt>
            <dd>
              <ul className="space-y-1">
                {signs.map((sign) => (
                  <li key={sign.signature.id}>
                    <code className="inline-code">{sign.signature.quote}</code>{' '}
                    <span className="text-quiet text-sm">{signWords(sign)}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt className="font-semibold">How to tell</dt>
        <dd className="max-w-[75ch]">
          <Prose text={entry.tell} />
        </dd>
        <dt className="font-semibold">What to do</dt>
        <dd className="max-w-[75ch]">
          <ul className="list-disc space-y-1 pl-5">
            {fixesFor(entry, subject).map((fix) => (
              <li key={fix}>
                <Prose text={fix} />
              </li>
            ))}
          </ul>
        </dd>
        <dt className="font-semibold">Known from</dt>
        <dd className="max-w-[75ch] text-quiet">
          {entry.versions}{' '}
          {entry.sources.map(({ title, url }, index) => (
            <span key={url}>
              {index > 0 && ' · '}
              <a href={url} className="link">
                {title}
              </a>
            </span>
          ))}
        </dd>
      </dl>
    </div>
  )
}

function signWords({ signature: { client }, sure, among }: SignOfCause): string {
  const who = client === undefined ? '' : `${client}, `
  return sure === 'possible' && among > 1 ? `${who}one of ${among} causes` : `${who}${sure}`
}
