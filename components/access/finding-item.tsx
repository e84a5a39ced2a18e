import type { Finding } from '@/lib/core/policies/findings/finding'
import { FINDING_NAMES, SEVERITY_SIGNS } from '../audit/audit-names'
import { CodeBlock } from '../code-block'
import { Prose } from '../prose'
import { Fold } from '../setup/fold'

/** Something risky: why it is, how grave and why, and what mends it. */
export function FindingItem({ finding }: { finding: Finding }) {
  const { kind, severity, weight, reason, certainty, mend } = finding
  const { word, style } = SEVERITY_SIGNS[severity]
  return (
    <article
      data-finding={kind}
      data-severity={severity}
      className="space-y-1 rounded-md border border-line px-4 py-3 [overflow-wrap:anywhere]"
    >
      <h3 className="flex flex-wrap items-center gap-x-2 font-semibold">
        <span className={`rounded-full px-2 font-medium text-sm ${style}`}>{word}</span>
        {FINDING_NAMES[kind]}
      </h3>
      <p>
        <Prose text={reason} />
        {certainty === 'unknown' && ' This is only possible: not everything could be seen.'}
      </p>
      <Fold summary="How grave, and how to mend it">
        <p>
          {word}, because: <Prose text={weight} />
        </p>
        <p>
          <Prose text={mend.text} />
        </p>
        {mend.commands.length > 0 && (
          <CodeBlock
            label="Terminal (bash, zsh)"
            what="the commands that mend it"
            content={mend.commands.join('\n')}
          />
        )}
      </Fold>
    </article>
  )
}
