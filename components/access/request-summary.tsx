import type { ReactNode } from 'react'
import type { AccessRequest } from '@/lib/core/policies/request/access-request'
import { type RepositoryName, repositoryHref, resourceName } from '@/lib/core/repository-name'

/** Who asks for what, where, why and for how long. */
export function RequestSummary({
  name,
  request: { role, member, group, reason, until },
}: {
  name: RepositoryName
  request: AccessRequest
}) {
  return (
    <dl className="divide-y divide-line border-line border-y [overflow-wrap:anywhere]">
      <Row term="For">
        <code className="inline-code">{member}</code>
      </Row>
      {group !== undefined && (
        <Row term="Through">
          <code className="inline-code">{group}</code>
        </Row>
      )}
      <Row term="Repository">
        <a className="link" href={repositoryHref(name)}>
          {name.repository}
        </a>{' '}
        <code className="inline-code">{resourceName(name)}</code>
      </Row>
      <Row term="Role">
        {role.title} <code className="inline-code">{role.name}</code>
        <span className="block text-quiet">It allows to {role.allows}.</span>
      </Row>
      <Row term="Reason">
        <bdi>{reason}</bdi>
      </Row>
      <Row term="Until">
        {until === undefined ? 'No end' : <time dateTime={until}>{until}</time>}
        {until !== undefined && ', the whole day (UTC)'}
      </Row>
    </dl>
  )
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-2 sm:grid-cols-[8rem_1fr]">
      <dt className="font-semibold">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
