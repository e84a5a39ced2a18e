import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CauseFold } from '@/components/troubleshoot/cause-fold'
import { DiagnosisView } from '@/components/troubleshoot/diagnosis-view'
import { PasteBox } from '@/components/troubleshoot/paste-box'
import { WithheldNotice } from '@/components/withheld-notice'
import { WITHHELD } from '@/lib/core/drop-address-secrets'
import { buildGuide } from '@/lib/core/setup/build-guide'
import { setupHref } from '@/lib/core/setup/setup-request'
import { CAUSE_GROUPS } from '@/lib/core/troubleshoot/causes'
import { readDoctorCode } from '@/lib/core/troubleshoot/doctor-code'
import { troubleshootQuery } from '@/lib/core/troubleshoot/troubleshoot-href'
import { getRepositoryView } from '@/lib/data/get-repository-view'
import { getViewer } from '@/lib/data/viewer'
import { ForRepository } from './for-repository'
import { readSubject, type Subject } from './read-subject'
import { SignedInStanding } from './signed-in-standing'

export const metadata: Metadata = {
  title: 'Troubleshoot',
  description: 'What pip, uv, twine and others say when something is wrong, and what mends it.',
}

/**
 * `/troubleshoot`: paste an error, get cause and fix; and all that is known to go wrong, at addresses that last. `code` is the
 * doctor's, which holds nothing but names of causes.
 */
export default async function TroubleshootPage({ searchParams }: PageProps<'/troubleshoot'>) {
  const asked = await searchParams
  const subject = await readSubject(asked)
  const { choices, repository } = subject
  const query = troubleshootQuery(choices)
  const place = placeOf(subject, query)
  const code = readDoctorCode([asked['code'] ?? ''].flat()[0] ?? '')
  return (
    <div className="space-y-8">
      <div className="max-w-3xl space-y-3">
        <h1 className="font-semibold text-2xl tracking-tight">Troubleshoot</h1>
        <p>
          What pip, uv, twine, Poetry, PDM, Flit and keyring say when installing from Artifact
          Registry or publishing to it does not work, what it means, and what mends it.
        </p>
        <ForRepository repository={repository} path="/troubleshoot" />
        <WithheldNotice withheld={asked[WITHHELD]} />
      </div>
      <section aria-labelledby="read" className="space-y-3">
        <h2 id="read" className="font-semibold text-xl">
          Read a message
        </h2>
        {code && <DiagnosisView diagnosis={{ kind: 'doctor', code }} place={place} />}
        <PasteBox place={place} />
        <noscript>
          <p>
            Reading a message needs JavaScript, since it is done in your browser. The list below
            works without it.
          </p>
        </noscript>
        {repository && (await getViewer()) && (
          <Suspense>
            <SignedInStanding view={getRepositoryView(repository)} />
          </Suspense>
        )}
      </section>
      {CAUSE_GROUPS.map(({ title, causes }) => (
        <section key={title} aria-labelledby={anchorOf(title)} className="space-y-1">
          <h2 id={anchorOf(title)} className="font-semibold text-xl">
            {title}
          </h2>
          <ul className="divide-y divide-line border-line border-y">
            {causes.map((cause) => (
              <li key={cause}>
                <CauseFold cause={cause} subject={choices} query={query} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const anchorOf = (title: string) => title.toLowerCase().replaceAll(' ', '-')

function placeOf({ choices, repository, request }: Subject, query: string) {
  if (!repository) return { ...choices, query, steps: [] }
  const guide = buildGuide(repository, request)
  const { tool, purpose, system } = request
  return {
    ...choices,
    query,
    setup: setupHref(repository, { tool, purpose, system }),
    steps:
      guide.kind === 'guide'
        ? [...guide.steps, ...guide.checks].map(({ id, title }) => ({ id, title }))
        : [],
  }
}
