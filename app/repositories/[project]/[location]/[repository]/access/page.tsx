import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AccessFilters } from '@/components/access/access-filters'
import { AccessHeading } from '@/components/access/access-heading'
import { AccessPages } from '@/components/access/access-pages'
import { AccessTable } from '@/components/access/access-table'
import { BlindSpots } from '@/components/access/blind-spots'
import { FindingItem } from '@/components/access/finding-item'
import { Section } from '@/components/access/section'
import { InvalidRepositoryName } from '@/components/setup/invalid-repository-name'
import {
  type AccessOrder,
  accessHref,
  accessPage,
  parseAccessOrder,
} from '@/lib/core/policies/access-order'
import { accessRows } from '@/lib/core/policies/access-rows'
import { type AuditQuery, hasFilters, parseAuditQuery } from '@/lib/core/policies/audit-query'
import { type AuditTables, auditTables } from '@/lib/core/policies/audit-tables'
import { blindSpots } from '@/lib/core/policies/blind-spots'
import type { Finding } from '@/lib/core/policies/findings/finding'
import { ownDomains } from '@/lib/core/policies/own-domains'
import { ROLE_TABLE } from '@/lib/core/policies/role-table'
import { parseRepositoryName, repositoryHref, resourceName } from '@/lib/core/repository-name'
import { currentAddress } from '@/lib/data/current-address'
import { getRepositoryAccess } from '@/lib/data/read-access'
import { signInPage } from '@/lib/data/sign-in-page'
import { getEnv } from '@/lib/env'
import { readAddress } from '../read-address'
import { toSearchParams } from './to-search-params'
import { YourAccess } from './your-access'

type Props = PageProps<'/repositories/[project]/[location]/[repository]/access'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository } = readAddress(await params)
  return { title: `Who can use ${repository}`, robots: { index: false, follow: false } }
}

/**
 * Who can read, write, delete and administer one repository, as far as the signed-in person may see it. Not streamed:
 * without JavaScript a streamed part stays away.
 */
export default async function AccessPage({ params, searchParams }: Props) {
  const written = readAddress(await params)
  const name = parseRepositoryName(written)
  // proxy.ts gives this answer the status 404.
  if (!name) return <InvalidRepositoryName written={written} />

  const read = await getRepositoryAccess(name)
  if (!read.viewer) redirect(await signInPage())
  const here = await currentAddress()
  const { viewer, audit } = read
  const key = resourceName(name)
  const asked = toSearchParams(await searchParams)
  const query: AuditQuery = { ...parseAuditQuery(asked), ...MEANINGLESS }
  const tables = auditTables(
    audit.snapshot,
    ownDomains(audit.snapshot, viewer.email, getEnv().allowedDomains),
    false,
  )
  const spots = tables.index.repositories.has(key) ? blindSpots(tables.index, [key], audit) : []
  const findings = tables.findings().filter(({ repositories }) => repositories.includes(key))
  const wide = { callbackUrl: here, access: 'wide' }
  return (
    <div className="space-y-4">
      <AccessHeading name={name} page="access">
        Who can use <span className="font-mono text-[0.94em]">{name.repository}</span>
      </AccessHeading>
      <YourAccess name={name} read={read} here={here} />
      <BlindSpots
        spots={spots}
        wideHref={viewer.isWide ? undefined : `/sign-in?${new URLSearchParams(wide)}`}
      />
      <WhoCan
        tables={tables}
        repository={key}
        query={query}
        order={parseAccessOrder(asked)}
        action={`${repositoryHref(name)}/access`}
        findings={findings.length}
      />
      <Findings findings={findings} />
    </div>
  )
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <Section id="findings" title={`Findings (${findings.length})`}>
      {findings.map((finding) => (
        <FindingItem
          key={[finding.kind, finding.grant?.resource, finding.grant?.member, finding.reason].join(
            ' ',
          )}
          finding={finding}
        />
      ))}
    </Section>
  )
}

/** What the address of an audit may narrow, and the page of one repository does not. */
const MEANINGLESS = { repository: '', project: '', finding: '' } as const

function WhoCan({
  tables,
  repository,
  query,
  order,
  action,
  findings,
}: {
  tables: AuditTables
  repository: string
  query: AuditQuery
  order: AccessOrder
  action: string
  /** How many there are below. */
  findings: number
}) {
  const rows = accessRows(tables, repository, query)
  const exported = new URLSearchParams({ repository })
  const isFiltered = hasFilters(query)
  const { page, pages, rows: shown } = accessPage(rows, order)
  const hrefOf = (changed: AccessOrder) => accessHref(action, query, changed)
  return (
    <Section id="who-can" title="Who can">
      <AccessFilters query={query} order={order} action={action} isFiltered={isFiltered} />
      <p className="text-quiet text-sm" role="status">
        {rows.length === 0
          ? isFiltered
            ? 'Nobody that these filters let through.'
            : 'No policy that you may read names anybody here. That does not mean that nobody has access.'
          : `${rows.length} ${rows.length === 1 ? 'principal' : 'principals'}, groups and other sets counted as one.`}
        {findings > 0 && (
          <>
            {' '}
            <a className="link" href="#findings">
              {findings === 1 ? 'One finding' : `${findings} findings`}
            </a>{' '}
            below.
          </>
        )}
      </p>
      {rows.length > 0 && <AccessTable rows={shown} order={order} hrefOf={hrefOf} />}
      <AccessPages
        {...{ page, pages }}
        total={rows.length}
        hrefOf={(one) => hrefOf({ ...order, page: one })}
      />
      <p className="text-quiet text-sm">
        Roles are read by Google’s table of {ROLE_TABLE.date}. Export:{' '}
        <a className="link" href={`/audit.csv?${exported}`}>
          CSV
        </a>
        ,{' '}
        <a className="link" href={`/audit.json?${exported}`}>
          JSON
        </a>
      </p>
    </Section>
  )
}
