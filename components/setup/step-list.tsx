import type { FileStep, Guide, KeyedFile } from '@/lib/core/setup/guide'
import { type Proof, proofOfForm } from '@/lib/core/setup/proof'
import { Expectation } from './expectation'
import { Fold } from './fold'
import { KeyedCode } from './key/keyed-code'
import { MergeFile } from './merge-file'
import { FormCode, Marks, StepCode } from './step-code'
import { StepHeader } from './step-header'

/** The steps in the order to take them. */
export function StepList({ steps, proof }: { steps: Guide['steps']; proof: Proof }) {
  return (
    <ol className="space-y-7">
      {steps.map((step, index) => (
        <li key={step.id} id={step.id} className="grid grid-cols-[auto_minmax(0,1fr)] gap-3">
          <span
            aria-hidden="true"
            className="grid size-6 place-items-center rounded-full border border-edge font-mono text-quiet text-xs"
          >
            {index + 1}
          </span>
          <StepHeader step={step} />
          <div className="col-span-2 space-y-2 sm:col-span-1 sm:col-start-2">
            <StepCode step={step} proof={proof} />
            {step.kind === 'file' && <Merge file={step} />}
            {step.kind === 'check' && <Expectation check={step} folded />}
            {step.kind === 'command' && step.asFile && <AsFile file={step.asFile} proof={proof} />}
            {step.kind === 'command' && step.asKeyedFile && (
              <AsKeyedFile file={step.asKeyedFile} proof={proof} />
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function AsFile({ file, proof }: { file: FileStep; proof: Proof }) {
  return (
    <Fold summary={<SameAsFile name={file.name} />}>
      <StepHeader step={file} />
      <FormCode file={file} proof={proof} />
      <Merge file={file} />
    </Fold>
  )
}

function AsKeyedFile({ file, proof }: { file: KeyedFile; proof: Proof }) {
  return (
    <Fold summary={<SameAsFile name={file.name} />}>
      <StepHeader step={file} />
      <KeyedCode
        label={file.path}
        badges={<Marks badges={undefined} proof={proofOfForm(proof)} />}
        what={`the content of ${file.name}`}
        keyed={file.keyed}
      />
    </Fold>
  )
}

function SameAsFile({ name }: { name: string }) {
  return (
    <>
      Same as a file: <span className="font-mono text-[0.93em]">{name}</span>
    </>
  )
}

function Merge({ file }: { file: FileStep }) {
  const { name, sections, tables } = file
  if (!sections && !tables) return null
  const wanted = { ...(sections && { sections }), ...(tables && { tables }) }
  return <MergeFile name={name} wanted={wanted} />
}
