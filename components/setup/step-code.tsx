import type { FileStep, Shell, Step } from '@/lib/core/setup/guide'
import { CodeBlock } from '../code-block'
import { Highlighted } from '../highlighted'
import { Badges } from './badges'
import { Danger } from './danger'
import { KeyedCode } from './key/keyed-code'

export const SHELL_NAMES = {
  bash: 'Terminal',
  powershell: 'PowerShell',
  cmd: 'Command Prompt',
} as const satisfies Record<Shell, string>

/** What to run, or what to have in a file, under the name of the shell or the path of the file. */
export function StepCode({ step }: { step: Step }) {
  return (
    <>
      <Danger text={step.danger} />
      {step.kind === 'file' ? <FileCode file={step} /> : <CommandCode step={step} />}
    </>
  )
}

function CommandCode({ step }: { step: Exclude<Step, FileStep> }) {
  const { title, shell, content, badges } = step
  const block = {
    label: SHELL_NAMES[shell],
    badges: <Badges badges={badges} />,
    what: `the command: ${title.replaceAll('`', '')}`,
    content,
    children: <Highlighted language={shell} text={content} />,
  }
  return step.kind === 'command' && step.keyed ? (
    <KeyedCode {...block} keyed={step.keyed} />
  ) : (
    <CodeBlock {...block} />
  )
}

function FileCode({ file }: { file: FileStep }) {
  const { path, name, language, content, badges } = file
  return (
    <CodeBlock
      label={path}
      badges={<Badges badges={badges} />}
      what={`the content of ${name}`}
      content={content}
      download={name}
    >
      <Highlighted language={language} text={content} />
    </CodeBlock>
  )
}
