import type { ModeKind, RepositoryMode, Upstream } from '@/lib/core/inventory/repository-details'
import { choicesOf, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { Notice } from '../notice'

type NoUploadsMode = Extract<RepositoryMode, { kind: 'virtual' | 'remote' }>

/** Why nothing can be published here, and where to publish instead. globals.css hides the steps beside it. */
export function TakesNoUploads({
  mode,
  kinds,
  request,
}: {
  mode: NoUploadsMode
  /** The kinds of other repositories, by resource name, as far as they are known. */
  kinds: ReadonlyMap<string, ModeKind>
  request: SetupRequest
}) {
  return (
    <div data-takes-no-uploads="">
      {mode.kind === 'virtual' ? (
        <Virtual upstreams={mode.upstreams} kinds={kinds} request={request} />
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
  request,
}: {
  upstreams: readonly Upstream[]
  kinds: ReadonlyMap<string, ModeKind>
  request: SetupRequest
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
                <UpstreamLink upstream={upstream} request={request} />
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

function UpstreamLink({ upstream, request }: { upstream: Upstream; request: SetupRequest }) {
  const { repository, resource } = upstream
  if (!repository) return <code className="inline-code">{resource}</code>
  return (
    <a href={setupHref(repository, choicesOf(request))} className="link [overflow-wrap:anywhere]">
      Publish to {repository.repository} ({repository.project}, {repository.location})
    </a>
  )
}
