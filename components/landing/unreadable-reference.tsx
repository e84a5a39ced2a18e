import { type RepositoryName, repositoryHref } from '@/lib/core/repository-name'
import type { RepositoryReference } from '@/lib/core/repository-reference'
import { Notice } from '../notice'
import { Prose } from '../prose'

const PARTS = [
  { part: 'project', name: 'Project ID' },
  { part: 'location', name: 'Location' },
  { part: 'repository', name: 'Repository' },
] as const satisfies readonly { part: keyof RepositoryName; name: string }[]

/** Why a text names no repository, and what of one could be made out. The text itself is not repeated: it may be anything. */
export function UnreadableReference({
  reference: { reason, understood, namesake },
}: {
  reference: Extract<RepositoryReference, { kind: 'unreadable' }>
}) {
  return (
    <Notice kind="warning" title="This does not name a repository">
      <p>
        <Prose text={reason} />
      </p>
      {understood && (
        <>
          <p className="pt-2 font-medium">What was understood</p>
          <dl className="grid grid-cols-[auto_1fr] gap-x-6">
            {PARTS.map(({ part, name }) => (
              <div key={part} className="contents">
                <dt className="text-quiet">{name}</dt>
                <dd>
                  {understood[part] === undefined ? (
                    'not understood'
                  ) : (
                    <code className="inline-code">{understood[part]}</code>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          {namesake ? (
            <p className="pt-2">
              <a className="link" href={repositoryHref(namesake)}>
                Open the Python repository of the same three names
              </a>
              , if there is one.
            </p>
          ) : (
            understood.repository !== undefined && (
              <p className="pt-2">
                <a className="link" href={`/repositories?q=${understood.repository}`}>
                  Look for {understood.repository} among your repositories
                </a>
              </p>
            )
          )}
        </>
      )}
    </Notice>
  )
}
