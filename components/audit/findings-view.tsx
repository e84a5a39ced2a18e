import { useMemo } from 'react'
import type { AuditTables } from '@/lib/core/policies/audit-tables'
import type { Finding } from '@/lib/core/policies/findings/finding'
import { mendScript } from '@/lib/core/policies/findings/mend-commands'
import { repositoryHref } from '@/lib/core/repository-name'
import { CodeBlock } from '../code-block'
import { Prose } from '../prose'
import { SEVERITY_SIGNS } from './audit-names'
import { FindingHead } from './finding-head'
import { VirtualList } from './virtual-list'

/** What is risky, the gravest first: why, and the command that mends it. */
export function FindingsView({
  tables,
  findings,
}: {
  tables: AuditTables
  findings: readonly Finding[]
}) {
  const keys = useMemo(
    () =>
      findings.map(({ kind, grant, repositories }, at) =>
        [kind, grant?.resource, grant?.role, grant?.member, repositories[0], at].join(' '),
      ),
    [findings],
  )
  return (
    <VirtualList keys={keys} estimate={240} label="Findings">
      {(at) => {
        const finding = findings[at]
        return finding === undefined ? null : <FindingItem finding={finding} tables={tables} />
      }}
    </VirtualList>
  )
}

function FindingItem({ finding, tables }: { finding: Finding; tables: AuditTables }) {
  const { kind, severity, weight, grant, mend } = finding
  const { word } = SEVERITY_SIGNS[severity]
  return (
    <article
      data-finding={kind}
      data-severity={severity}
      className="space-y-2 border-line border-b py-4"
    >
      <FindingHead finding={finding} />
      <p className="text-quiet">
        {word}, because: <Prose text={weight} />
      </p>
      <p className="text-sm [overflow-wrap:anywhere]">
        {grant && (
          <>
            <Prose
              text={`\`${grant.role}\` for \`${grant.member}\` on \`${grant.resource}\`.`}
            />{' '}
          </>
        )}
        <Where repositories={finding.repositories} tables={tables} />
      </p>
      <p>
        <span className="font-medium">To mend it:</span> <Prose text={mend.text} />
      </p>
      {mend.commands.length > 0 && (
        <CodeBlock
          label={
            mend.commands.length === 1 ? 'Terminal' : `Terminal, ${mend.commands.length} commands`
          }
          what="the commands"
          content={mendScript(mend.commands)}
        />
      )}
    </article>
  )
}

/** More repositories than these are folded away. */
const SHOWN = 5

function Where({ repositories, tables }: { repositories: readonly string[]; tables: AuditTables }) {
  const links = (keys: readonly string[]) =>
    keys.map((key, at) => {
      const name = tables.index.repositories.get(key)?.name
      return (
        <span key={key}>
          {at > 0 && ', '}
          {name === undefined ? (
            key
          ) : (
            <a className="link" href={`${repositoryHref(name)}/access`}>
              {name.repository}
            </a>
          )}
        </span>
      )
    })
  if (repositories.length <= SHOWN) return <>Bears on {links(repositories)}.</>
  return (
    <>
      Bears on {repositories.length} repositories: {links(repositories.slice(0, SHOWN))} and{' '}
      {repositories.length - SHOWN} more.
    </>
  )
}
