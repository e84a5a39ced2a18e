import type { System } from '@/lib/core/setup/guide'
import { SHELLS } from '@/lib/core/setup/systems'
import type { Removal } from '@/lib/core/troubleshoot/removals'
import { CodeBlock } from '../code-block'
import { Highlighted } from '../highlighted'
import { SHELL_NAMES } from '../setup/step-code'
import { StepHeader } from '../setup/step-header'

/** Something to take away before the guide's steps mend anything. */
export function RemovalView({ removal, system }: { removal: Removal; system: System }) {
  const { id, title, content } = removal
  const shell = SHELLS[system]
  return (
    <div id={id} className="space-y-3">
      <StepHeader step={removal} />
      <CodeBlock label={SHELL_NAMES[shell]} what={`the command: ${title}`} content={content}>
        <Highlighted language={shell} text={content} />
      </CodeBlock>
    </div>
  )
}
