import type { AccessPath } from '@/lib/core/policies/access-of'
import type { AccessRow } from '@/lib/core/policies/access-rows'
import { describePath } from '@/lib/core/policies/describe-path'
import type { PolicyIndex } from '@/lib/core/policies/policy-index'
import { repositoryHref } from '@/lib/core/repository-name'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import { Prose } from '../prose'

/** How somebody has access: each grant with where it is, what leads to it and under what condition. */
export function AccessPaths({ row, index }: { row: AccessRow; index: PolicyIndex }) {
  const { access } = row
  const sure = row.paths.filter(({ certainty }) => certainty !== 'unknown')
  const perhaps = row.paths.filter(({ certainty }) => certainty === 'unknown')
  const through = access.abilities.install === 'granted' ? [] : access.through
  return (
    <ul className="space-y-1 text-sm [overflow-wrap:anywhere]">
      {sure.map((path) => (
        <li key={keyOf(path)}>
          <Path path={path} index={index} />
        </li>
      ))}
      <Perhaps paths={perhaps} index={index} />
      {through.map(({ repository, certainty }) => (
        <li key={repository}>
          {certainty === 'granted' ? 'Installs' : 'May install'} through the virtual repository{' '}
          <RepositoryLink resource={repository} />
        </li>
      ))}
      {access.notInForce.map((path) => (
        <li key={keyOf(path)} className="text-quiet">
          Not in force: <Path path={path} index={index} />
        </li>
      ))}
      {access.deniedBy.map((name) => (
        <li key={name}>
          The deny policy <Prose text={`\`${name}\``} /> takes some of it away
        </li>
      ))}
    </ul>
  )
}

/** Somebody may be in each of many groups that nobody could look into: that is one thing to know, not many. */
function Perhaps({ paths, index }: { paths: readonly AccessPath[]; index: PolicyIndex }) {
  const items = paths.map((path) => (
    <li key={keyOf(path)}>
      <Path path={path} index={index} />
    </li>
  ))
  if (items.length < 2) return items
  return (
    <li>
      <details>
        <summary className="py-2.5 text-accent md:py-0">
          Perhaps by {items.length} grants that could not be followed
        </summary>
        <ul className="mt-1 space-y-1 border-line border-l-2 pl-3">{items}</ul>
      </details>
    </li>
  )
}

function Path({ path, index }: { path: AccessPath; index: PolicyIndex }) {
  const expression = path.condition?.text?.expression
  return (
    <>
      {path.certainty === 'unknown' && 'Perhaps '}
      <Prose text={describePath(index, path)} />
      {path.condition?.isInForce === 'unclear' && expression !== undefined && (
        <>
          : <code className="inline-code">{expression}</code>
        </>
      )}
      {path.because !== undefined && (
        <span className="block text-quiet">
          <Prose text={path.because} />
        </span>
      )}
    </>
  )
}

function RepositoryLink({ resource }: { resource: string }) {
  const reference = parseRepositoryReference(resource)
  return reference.kind !== 'repository' ? (
    resource
  ) : (
    <a className="link" href={`${repositoryHref(reference.name)}/access`}>
      {reference.name.repository}
    </a>
  )
}

function keyOf({ role, on, member, condition }: AccessPath): string {
  return [role.name, on.name, member, condition?.text?.expression].join(' ')
}
