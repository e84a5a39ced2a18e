import type { Finding } from '@/lib/core/policies/findings/finding'
import { Prose } from '../prose'
import { FINDING_NAMES, SEVERITY_SIGNS } from './audit-names'

/** What is risky, how grave it is in a word, and the reason. */
export function FindingHead({
  finding: { kind, severity, reason, certainty },
}: {
  finding: Finding
}) {
  const { word, style } = SEVERITY_SIGNS[severity]
  return (
    <>
      <h3 className="flex flex-wrap items-center gap-x-2 font-semibold">
        <span className={`rounded-full px-2 font-medium text-sm ${style}`}>{word}</span>
        {FINDING_NAMES[kind]}
      </h3>
      <p className="[overflow-wrap:anywhere]">
        <Prose text={reason} />
        {certainty === 'unknown' && ' This is only possible: not everything could be seen.'}
      </p>
    </>
  )
}
