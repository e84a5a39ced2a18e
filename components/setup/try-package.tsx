import { type RepositoryName, repositoryHref } from '@/lib/core/repository-name'
import { SameChoicesLink } from './streamed'

/** Packages that are there, to make the check a real download. */
export function TryPackage({
  packages,
  name,
}: {
  packages: readonly string[]
  name: RepositoryName
}) {
  if (packages.length === 0) return null
  return (
    <div>
      <p>Check with a package that is in this repository:</p>
      <ul className="flex flex-wrap gap-x-5">
        {packages.map((one) => (
          <li key={one}>
            <SameChoicesLink
              path={repositoryHref(name)}
              add={`package=${encodeURIComponent(one)}`}
              hash="#did-it-work"
              className="pressable link font-mono text-sm"
            >
              {one}
            </SameChoicesLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
