import type { RepositoryMode, Upstream } from '@/lib/core/inventory/repository-details'
import { choicesOf, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { Notice } from '../notice'

type NoUploadsMode = Extract<RepositoryMode, { kind: 'virtual' | 'remote' }>

/** Why nothing can be published here, and where to publish instead. globals.css hides the steps beside it. */
export function TakesNoUploads({ mode, request }: { mode: NoUploadsMode; request: SetupRequest }) {
  return (
    <div data-takes-no-uploads="">
      {mode.kind === 'virtual' ? (
        <Virtual upstreams={mode.upstreams} request={request} />
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
  request,
}: {
  upstreams: readonly Upstream[]
  request: SetupRequest
}) {
  const byPriority = upstreams.toSorted((one, other) => other.priority - one.priority)
  return (
    <Notice title="This is a virtual repository: it takes no uploads">
      <p>
        It is one address for installing from the repositories behind it. Publish to one of those,
        if it is a standard repository:
      </p>
      {byPriority.length === 0 ? (
        <p>Google lists none behind it: ask whoever administers it.</p>
      ) : (
        <ul className="list-disc pl-5">
          {byPriority.map((upstream) => (
            <li key={upstream.id}>
              <UpstreamLink upstream={upstream} request={request} />{' '}
              <span className="text-quiet">priority {upstream.priority}</span>
            </li>
          ))}
        </ul>
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
