import type { Finding } from '@/lib/core/policies/findings/finding'
import { mendScript } from '@/lib/core/policies/findings/mend-commands'
import { SEVERITY_SIGNS } from '../audit/audit-names'
import { FindingHead } from '../audit/finding-head'
import { CodeBlock } from '../code-block'
import { Prose } from '../prose'
import { Fold } from '../setup/fold'

/** Something risky: why it is, how grave and why, and what mends it. */
export function FindingItem({ finding }: { finding: Finding }) {
  const { kind, severity, weight, mend } = finding
  const { word } = SEVERITY_SIGNS[severity]
  return (
    <article
      data-finding={kind}
      data-severity={severity}
      className="space-y-1 rounded-md border border-line px-4 py-3 [overflow-wrap:anywhere]"
    >
      <FindingHead finding={finding} />
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
            content={mendScript(mend.commands)}
          />
        )}
      </Fold>
    </article>
  )
}
