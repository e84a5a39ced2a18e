import type { ReactNode } from 'react'
import type { AccessPath } from '@/lib/core/policies/access-of'
import type { AccessRow } from '@/lib/core/policies/access-rows'
import { repositoryHref } from '@/lib/core/repository-name'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import { Prose } from '../prose'

/** How somebody has access: each grant with where it is, what leads to it and under what condition. */
export function AccessPaths({ row }: { row: AccessRow }) {
  const { access, paths, pathsSay, notInForceSay } = row
  const items = paths.map((path, at) => (
    <li key={keyOf(path)}>
      <Path path={path} says={pathsSay[at] ?? ''} />
    </li>
  ))
  const isPerhaps = (_: ReactNode, at: number) => paths[at]?.certainty === 'unknown'
  const through = access.abilities.install === 'granted' ? [] : access.through
  return (
    <ul className="space-y-1 text-sm [overflow-wrap:anywhere]">
      {items.filter((item, at) => !isPerhaps(item, at))}
      <Perhaps>{items.filter(isPerhaps)}</Perhaps>
      {through.map(({ repository, certainty }) => (
        <li key={repository}>
          {certainty === 'granted' ? 'Installs' : 'May install'} through the virtual repository{' '}
          <RepositoryLink resource={repository} />
        </li>
      ))}
      {access.notInForce.map((path, at) => (
        <li key={keyOf(path)} className="text-quiet">
          Not in force: <Path path={path} says={notInForceSay[at] ?? ''} />
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
function Perhaps({ children }: { children: readonly ReactNode[] }) {
  if (children.length < 2) return children
  return (
    <li>
      <details>
        <summary className="py-2.5 text-accent md:py-0">
          Perhaps by {children.length} grants that could not be followed
        </summary>
        <ul className="mt-1 space-y-1 border-line border-l-2 pl-3">{children}</ul>
      </details>
    </li>
  )
}

function Path({ path, says }: { path: AccessPath; says: string }) {
  const expression = path.condition?.text?.expression
  return (
    <>
      {path.certainty === 'unknown' && 'Perhaps '}
      <Prose text={says} />
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
