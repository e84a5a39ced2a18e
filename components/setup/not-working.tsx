import type { RepositoryName } from '@/lib/core/repository-name'
import type { Guide } from '@/lib/core/setup/guide'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { troubleshootHref, troubleshootQuery } from '@/lib/core/troubleshoot/troubleshoot-href'
import { LazyPasteBox } from '../troubleshoot/lazy-paste-box'
import { DoctorLine } from './doctor-line'
import { Fold } from './fold'

/** Where to go when the check says something else: the message is read for this repository, tool and system. */
export function NotWorking({
  name,
  request,
  guide,
  origin,
}: {
  name: RepositoryName
  request: SetupRequest
  guide: Guide
  /** Where this site is. */
  origin: string
}) {
  const { tool, purpose, system } = request
  const query = troubleshootQuery({ repository: name, tool, purpose, system })
  const steps = [...guide.steps, ...guide.checks].map(({ id, title }) => ({ id, title }))
  return (
    <Fold summary="It did not work?">
      <LazyPasteBox place={{ repository: name, tool, purpose, system, query, steps }} />
      <DoctorLine name={name} request={request} origin={origin} />
      <p>
        Or look through{' '}
        <a href={troubleshootHref(undefined, query)} className="link">
          what goes wrong
        </a>
        , with what each client says of it and what mends it.
      </p>
    </Fold>
  )
}
