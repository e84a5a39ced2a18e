import { explainFailure } from '@/lib/core/explain-failure'
import type { Failure } from '@/lib/core/failure'
import type { Problem } from '@/lib/core/inventory/inventory-event'
import { CodeBlock } from '../code-block'
import { Notice } from '../notice'
import { Prose } from '../prose'

/** What did not arrive, beside what did: the same kind of failure is explained once, with everything it hit. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  const kinds = Map.groupBy(
    problems,
    ({ failure, project }) => `${failure.kind} ${project ? 1 : 0}`,
  )
  return (
    <section aria-labelledby="problems" className="space-y-3">
      <h2 id="problems" className="font-semibold text-lg">
        What could not be shown
      </h2>
      {[...kinds].map(([kind, group]) => (
        <ProblemGroup key={kind} group={group} />
      ))}
    </section>
  )
}

function ProblemGroup({ group }: { group: readonly Problem[] }) {
  const [first, ...others] = group
  if (!first) return null
  const about = others.length === 0 && first.project ? { project: first.project } : {}
  const { title, detail, action } = explainFailure(first.failure, about)
  const where = group.filter(({ project }) => project !== undefined)
  return (
    <Notice
      kind={first.failure.kind === 'permission-denied' ? 'info' : 'warning'}
      title={<Prose text={title} />}
    >
      {!first.project && (
        <p>The search for your projects is not complete, so some may be missing here.</p>
      )}
      <p>
        <Prose text={detail} />
      </p>
      {where.length > 0 && <Where group={where} />}
      {action && (
        <p>
          <Prose text={action.text} />{' '}
          {action.href && (
            <a className="link" href={action.href}>
              {new URL(action.href).hostname}
            </a>
          )}
        </p>
      )}
      {action?.command && (
        <CodeBlock label="Terminal" what="the command" content={action.command} />
      )}
    </Notice>
  )
}

/** Up to a handful in the open, more folded away. */
function Where({ group }: { group: readonly Problem[] }) {
  const list = (
    <ul className="list-disc pl-5">
      {group.map((problem) => (
        <li key={`${problem.project} ${problem.repository} ${problem.locations?.[0]}`}>
          <WhereOne problem={problem} />
        </li>
      ))}
    </ul>
  )
  if (group.length <= 5) return list
  return (
    <details>
      <summary>In {group.length} places</summary>
      {list}
    </details>
  )
}

function WhereOne({ problem }: { problem: Problem }) {
  const { project, locations, locationsAsked, repository, failure } = problem
  return (
    <>
      <strong className="font-medium [overflow-wrap:anywhere]">{repository ?? project}</strong>
      {locations && (
        <>
          {' '}
          in {locations.length} of {locationsAsked} locations
          {locations.length <= 8 && `: ${locations.join(', ')}`}
        </>
      )}
      <EnableLink failure={failure} />
    </>
  )
}

/** Each project has an address of its own where its API is enabled. */
function EnableLink({ failure }: { failure: Failure }) {
  if (failure.kind !== 'api-disabled' || !failure.activationUrl) return null
  return (
    <>
      {' '}
      (
      <a className="link" href={failure.activationUrl}>
        enable
      </a>
      )
    </>
  )
}
