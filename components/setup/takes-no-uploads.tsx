import type { ModeKind, RepositoryMode, Upstream } from '@/lib/core/inventory/repository-details'
import { repositoryHref } from '@/lib/core/repository-name'
import { Notice } from '../notice'
import { SameChoicesLink } from './streamed'

type NoUploadsMode = Extract<RepositoryMode, { kind: 'virtual' | 'remote' }>

/** Why nothing can be published here, and where to publish instead. globals.css hides the steps beside it. */
export function TakesNoUploads({
  mode,
  kinds,
}: {
  mode: NoUploadsMode
  /** The kinds of other repositories, by resource name, as far as they are known. */
  kinds: ReadonlyMap<string, ModeKind>
}) {
  return (
    <div data-takes-no-uploads="">
      {mode.kind === 'virtual' ? (
        <Virtual upstreams={mode.upstreams} kinds={kinds} />
      ) : (
        <Notice title="This is a remote repository: it takes no uploads">
          <p>
            It passes on and keeps copies of what <code className="inline-code">{mode.source}</code>{' '}
            has. To publish, use a standard repository of your team.
          </p>
        </Notice>
      )}
    </div>
  )
}

function Virtual({
  upstreams,
  kinds,
}: {
  upstreams: readonly Upstream[]
  kinds: ReadonlyMap<string, ModeKind>
}) {
  const mayTakeUploads = upstreams.filter(
    ({ resource }) => (kinds.get(resource) ?? 'standard') === 'standard',
  )
  return (
    <Notice title="This is a virtual repository: it takes no uploads">
      {mayTakeUploads.length === 0 ? (
        <p>
          It is one address for installing from the repositories behind it, and none of those that
          Google lists takes uploads. Ask whoever administers it where to publish.
        </p>
      ) : (
        <>
          <p>
            It is one address for installing from the repositories behind it. Publish to a standard
            one of those:
          </p>
          <ul className="list-disc pl-5">
            {mayTakeUploads.map((upstream) => (
              <li key={upstream.id}>
                <UpstreamLink upstream={upstream} />
                {!kinds.has(upstream.resource) && (
                  <span className="text-quiet"> if that is a standard repository</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

function UpstreamLink({ upstream }: { upstream: Upstream }) {
  const { repository, resource } = upstream
  if (!repository) return <code className="inline-code">{resource}</code>
  return (
    <SameChoicesLink path={repositoryHref(repository)} className="link [overflow-wrap:anywhere]">
      Publish to {repository.repository} ({repository.project}, {repository.location})
    </SameChoicesLink>
  )
}
