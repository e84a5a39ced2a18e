import type { FileStep, Shell, Step } from '@/lib/core/setup/guide'
import { type Proof, proofOfForm, proofOfStep, type StepProof } from '@/lib/core/setup/proof'
import { CodeBlock } from '../code-block'
import { Highlighted } from '../highlighted'
import { Badges } from './badges'
import { Danger } from './danger'
import { KeyedCode } from './key/keyed-code'
import { ProofMark } from './proof-note'

export const SHELL_NAMES = {
  bash: 'Terminal',
  powershell: 'PowerShell',
  cmd: 'Command Prompt',
} as const satisfies Record<Shell, string>

/** What to run, or what to have in a file, under the name of the shell or the path of the file. */
export function StepCode({ step, proof }: { step: Step; proof: Proof }) {
  const own = proofOfStep(proof, step)
  return (
    <>
      <Danger text={step.danger} />
      {step.kind === 'file' ? (
        <FileCode file={step} proof={own} />
      ) : (
        <CommandCode step={step} proof={own} />
      )}
    </>
  )
}

/** The same change as a file. */
export function FormCode({ file, proof }: { file: FileStep; proof: Proof }) {
  return <FileCode file={file} proof={proofOfForm(proof)} />
}

/** A name with the machine that it is on, where that is not the reader's. */
const placed = (name: string, on: string | undefined) =>
  on === undefined ? name : `${name} on ${on}`

export function Marks({
  badges,
  proof,
}: {
  badges: readonly string[] | undefined
  proof: StepProof
}) {
  return (
    <>
      <Badges badges={badges} />
      <ProofMark proof={proof} />
    </>
  )
}

function CommandCode({ step, proof }: { step: Exclude<Step, FileStep>; proof: StepProof }) {
  const { title, shell, content, badges, on } = step
  const block = {
    label: placed(SHELL_NAMES[shell], on),
    badges: <Marks badges={badges} proof={proof} />,
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

function FileCode({ file, proof }: { file: FileStep; proof: StepProof }) {
  const { path, name, language, content, badges, on } = file
  return (
    <CodeBlock
      label={placed(path, on)}
      badges={<Marks badges={badges} proof={proof} />}
      what={`the content of ${name}`}
      content={content}
      download={name}
    >
      <Highlighted language={language} text={content} />
    </CodeBlock>
  )
}
