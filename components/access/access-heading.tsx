import type { ReactNode } from 'react'
import { type RepositoryName, repositoryHref } from '@/lib/core/repository-name'

/** What a page about the access to a repository is called, and the way back to the repository. */
export function AccessHeading({
  name,
  page,
  children,
}: {
  name: RepositoryName
  /** `access`: of all; `request`: below it. */
  page: 'access' | 'request'
  children: ReactNode
}) {
  const href = repositoryHref(name)
  const steps = [
    { text: 'Repositories', href: '/repositories' },
    { text: name.project, href: undefined },
    { text: name.location, href: undefined },
    { text: name.repository, href },
    ...(page === 'request' ? [{ text: 'Access', href: `${href}/access` }] : []),
  ]
  return (
    <div className="space-y-2 pb-2">
      <nav aria-label="Breadcrumb" className="text-quiet text-sm">
        <ol className="flex flex-wrap items-center gap-x-2 [overflow-wrap:anywhere]">
          {steps.map((step, at) => (
            <li key={step.text}>
              {at > 0 && <span aria-hidden="true">/ </span>}
              {step.href === undefined ? (
                step.text
              ) : (
                <a href={step.href} className="pressable hover:underline">
                  {step.text}
                </a>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <h1 className="font-semibold text-2xl tracking-tight [overflow-wrap:anywhere]">{children}</h1>
    </div>
  )
}
