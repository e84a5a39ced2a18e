import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Prose } from '@/components/prose'
import { StepCode } from '@/components/setup/step-code'
import { StepHeader } from '@/components/setup/step-header'
import { CauseDetails } from '@/components/troubleshoot/cause-details'
import { RemovalView } from '@/components/troubleshoot/removal-view'
import { buildGuide } from '@/lib/core/setup/build-guide'
import { proofOf } from '@/lib/core/setup/proof'
import { setupHref } from '@/lib/core/setup/setup-request'
import { TOOLS } from '@/lib/core/setup/tools'
import { type Cause, causeEntry, isCause } from '@/lib/core/troubleshoot/causes'
import { removalsFor } from '@/lib/core/troubleshoot/removals'
import { troubleshootHref, troubleshootQuery } from '@/lib/core/troubleshoot/troubleshoot-href'
import { ForRepository } from '../for-repository'
import { readSubject, type Subject } from '../read-subject'

type Props = PageProps<'/troubleshoot/[cause]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { cause } = await params
  return isCause(cause) ? { title: causeEntry(cause).title.replaceAll('`', '') } : {}
}

/** One thing that goes wrong, at an address that lasts. */
export default async function CausePage({ params, searchParams }: Props) {
  const { cause } = await params
  // proxy.ts has answered other names with the page for what there is not.
  if (!isCause(cause)) notFound()
  const subject = await readSubject(await searchParams)
  return (
    <div className="space-y-6">
      <nav aria-label="Breadcrumb" className="text-quiet text-sm">
        <a
          href={troubleshootHref(undefined, troubleshootQuery(subject.choices))}
          className="pressable hover:underline"
        >
          Troubleshoot
        </a>
      </nav>
      <div className="space-y-3">
        <h1 className="font-semibold text-2xl tracking-tight">
          <Prose text={causeEntry(cause).title} />
        </h1>
        <ForRepository repository={subject.repository} path={troubleshootHref(cause)} />
      </div>
      <CauseDetails cause={cause} subject={subject.choices} />
      <MendingSteps cause={cause} subject={subject} />
    </div>
  )
}

/** The steps of the repository's own guide that mend it, as its setup page has them. */
function MendingSteps({ cause, subject }: { cause: Cause; subject: Subject }) {
  const { repository, request } = subject
  if (!repository) return null
  const guide = buildGuide(repository, request)
  if (guide.kind !== 'guide') return null
  const { tool, purpose, system } = request
  const proof = proofOf(request)
  const wanted = causeEntry(cause).steps
  const all = [...guide.prerequisites, ...guide.steps, ...guide.checks]
  const steps = all.filter(({ id }) => wanted.includes(id))
  const removals = removalsFor(cause, request)
  if (steps.length + removals.length === 0) return null
  return (
    <section aria-labelledby="steps" className="space-y-5 border-line border-t pt-5">
      <h2 id="steps" className="font-semibold text-xl">
        The steps that mend it, with {TOOLS[tool].name}
      </h2>
      {removals.map((removal) => (
        <RemovalView key={removal.id} removal={removal} system={system} />
      ))}
      {steps.map((step) => (
        <div key={step.id} id={step.id} className="space-y-3">
          <StepHeader step={step} />
          <StepCode step={step} proof={proof} />
        </div>
      ))}
      <p>
        <a href={setupHref(repository, { tool, purpose, system })} className="link">
          All steps, and other tools and systems
        </a>
      </p>
    </section>
  )
}
