import type { RepositoryName } from '@/lib/core/repository-name'
import { choicesOf, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'

export function TryPackage({
  packages,
  name,
  request,
}: {
  packages: readonly string[]
  name: RepositoryName
  request: SetupRequest
}) {
  if (packages.length === 0) return null
  return (
    <div>
      <p>Check with a package that is in this repository:</p>
      <ul className="flex flex-wrap gap-x-5">
        {packages.map((one) => (
          <li key={one}>
            <a
              href={`${setupHref(name, { ...choicesOf(request), distribution: one })}#did-it-work`}
              className="pressable link font-mono text-sm"
            >
              {one}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
