import { type AuditQuery, formatAuditQuery } from '@/lib/core/policies/audit-query'
import { Fold } from './fold'

/** The exports: links, so they work without JavaScript and can be fetched again. The filters of the page are theirs. */
export function TakeAway({ query }: { query: AuditQuery }) {
  const text = formatAuditQuery(query)
  const search = text === '' ? '' : `?${text}`
  return (
    <Fold title="Export">
      <p className="max-w-3xl">
        With the filters of this page, the date, your address, and what could not be seen. Google is
        asked anew.
      </p>
      <p className="flex flex-wrap gap-3">
        <Download href={`/audit.csv${search}`}>CSV</Download>
        <Download href={`/audit.json${search}`}>JSON</Download>
        <a className="pressable link text-sm" href="/audit-export.schema.json">
          The JSON’s schema
        </a>
      </p>
    </Fold>
  )
}

function Download({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      download=""
      className="pressable rounded-md border border-accent px-4 text-accent hover:bg-accent-soft"
    >
      <span className="sr-only">Export as </span>
      {children}
    </a>
  )
}
