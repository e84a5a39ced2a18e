import type { Upstream } from '@/lib/core/inventory/repository-details'
import { resourceName } from '@/lib/core/repository-name'
import type { PolicyIndex } from '../policy-index'
import type { AuditedRepository } from '../snapshot'
import type { Finding } from './finding'
import { setUpstreams } from './mend-commands'

/**
 * Virtual repositories where a package of PyPI can win over one of the organization's own with the same name: an own
 * upstream's priority is not greater than PyPI's. The greater priority wins.
 * https://docs.cloud.google.com/artifact-registry/docs/repositories/virtual-overview#upstream-priority
 */
export function dependencyConfusion(index: PolicyIndex): Finding[] {
  return [...index.repositories.values()].flatMap((repository) =>
    repository.mode.kind === 'virtual' ? lookAt(index, repository, repository.mode.upstreams) : [],
  )
}

function lookAt(
  index: PolicyIndex,
  virtual: AuditedRepository,
  upstreams: readonly Upstream[],
): Finding[] {
  const modeOf = (upstream: Upstream) => index.repositories.get(nameOf(upstream))?.mode
  const isPyPi = (upstream: Upstream) => {
    const mode = modeOf(upstream)
    return mode?.kind === 'remote' && isPyPiSource(mode.source)
  }
  const outside = upstreams.filter(isPyPi)
  const highest = Math.max(...outside.map(({ priority }) => priority))
  const own = upstreams.filter((upstream) => modeOf(upstream)?.kind !== 'remote')
  const losing = own.filter(({ priority }) => priority <= highest)
  if (outside.length === 0 || losing.length === 0) return []
  const shift = highest + 1 - Math.min(...own.map(({ priority }) => priority))
  const name = resourceName(virtual.name)
  const isSure = losing.some((upstream) => modeOf(upstream)?.kind === 'standard')
  return [
    {
      kind: 'dependency-confusion',
      severity: 'high',
      weight:
        'Whoever registers a name of yours on PyPI, with a higher version, has their code run on your machines.',
      reason: `${isSure ? '' : 'Perhaps: '}${losing.map((upstream) => `\`${nameOf(upstream)}\` (priority ${upstream.priority})`).join(', ')} does not come before PyPI (priority ${highest}).`,
      certainty: isSure ? 'granted' : 'unknown',
      repositories: [name],
      mend: {
        text: 'Give your own repositories a greater priority than PyPI.',
        commands: [
          setUpstreams(
            virtual.name,
            upstreams.map((upstream) => ({
              id: upstream.id,
              repository: nameOf(upstream),
              priority: upstream.priority + (own.includes(upstream) ? shift : 0),
            })),
          ),
        ],
      },
    },
  ]
}

/** The public index itself, whether as Google's own name for it or as its address. */
function isPyPiSource(source: string): boolean {
  return source === 'PyPI' || /^https?:\/\/(?:[\w-]+\.)*pypi\.org(?:[:/]|$)/.test(source)
}

function nameOf(upstream: Upstream): string {
  return upstream.repository === undefined ? upstream.resource : resourceName(upstream.repository)
}
