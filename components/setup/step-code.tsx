import type { Shell, Step } from '@/lib/core/setup/guide'
import { CodeBlock } from '../code-block'

const SHELLS = { bash: 'Terminal', powershell: 'PowerShell' } as const satisfies Record<
  Shell,
  string
>

/** What to run, or what to have in a file, under the name of the shell or the path of the file. */
export function StepCode({ step }: { step: Step }) {
  const what = step.title.replaceAll('`', '')
  return step.kind === 'file' ? (
    <CodeBlock label={step.path} what={`the content of ${step.name}`} content={step.content} />
  ) : (
    <CodeBlock label={SHELLS[step.shell]} what={`the command: ${what}`} content={step.content} />
  )
}
