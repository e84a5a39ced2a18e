import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AddMore } from '@/components/audit/add-more'
import { AskConsent } from '@/components/audit/ask-consent'
import { AuditPage } from '@/components/audit/audit-page'
import { WithheldNotice } from '@/components/withheld-notice'
import { WITHHELD } from '@/lib/core/drop-address-secrets'
import { formatAuditQuery, parseAuditQuery } from '@/lib/core/policies/audit-query'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import { askedAudit } from '@/lib/data/asked-audit'
import { listAudit } from '@/lib/data/list-audit'
import { signInPage } from '@/lib/data/sign-in-page'
import { getViewer } from '@/lib/data/viewer'
import { getEnv } from '@/lib/env'

export const metadata: Metadata = { title: 'Who has access' }

export default async function Audit({ searchParams }: PageProps<'/audit'>) {
  const asked = await searchParams
  const params = toSearchParams(asked)
  const query = parseAuditQuery(params)
  const scopeText = params.get('scope') ?? ''
  // The button that reads an organization says so, and says why.
  if (params.get('access') === 'wide' && query.scope !== '') {
    const asking = await getViewer()
    const callbackUrl = `/audit?${formatAuditQuery(query)}`
    const href = `/sign-in?${new URLSearchParams({ callbackUrl, access: 'wide' })}`
    if (asking && !asking.isWide) return <AskConsent href={href} />
  }
  const audit = await listAudit(askedAudit(query))
  if (!audit) redirect(await signInPage())
  const { events, viewer, now } = audit
  const added = query.add.map((text) => ({ text, reference: parseRepositoryReference(text) }))
  return (
    <div className="space-y-6">
      <h1 className="font-semibold text-2xl tracking-tight">Who has access</h1>
      <WithheldNotice withheld={asked[WITHHELD]} />
      <AuditPage
        events={events}
        now={now}
        viewer={viewer}
        allowedDomains={getEnv().allowedDomains}
        isScopeWrong={scopeText.trim() !== '' && query.scope === ''}
        more={<AddMore added={added} query={query} scopeText={scopeText} isWide={viewer.isWide} />}
      />
    </div>
  )
}

function toSearchParams(query: Record<string, string | string[] | undefined>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) params.append(name, one)
  }
  return params
}
