import type { Upstream } from '@/lib/core/inventory/repository-details'
import { resourceName } from '@/lib/core/repository-name'
import type { PolicyIndex } from '../policy-index'
import type { AuditedRepository } from '../snapshot'
import type { Finding } from './finding'
import { describeRepository, setUpstreams } from './mend-commands'

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
  const isUnseen = (upstream: Upstream) => (modeOf(upstream)?.kind ?? 'unknown') === 'unknown'
  const outside = upstreams.filter(isPyPi)
  const highest = Math.max(...outside.map(({ priority }) => priority))
  const own = upstreams.filter((upstream) => modeOf(upstream)?.kind !== 'remote')
  const losing = own.filter(({ priority }) => priority <= highest)
  if (outside.length === 0 || losing.length === 0) {
    return perhapsLosing(virtual, upstreams, { own, isUnseen })
  }
  const shift = highest + 1 - Math.min(...own.map(({ priority }) => priority))
  const name = resourceName(virtual.name)
  const isSure = losing.some((upstream) => modeOf(upstream)?.kind === 'standard')
  return [
    {
      kind: 'dependency-confusion',
      severity: 'high',
      weight: WEIGHT,
      reason: `${isSure ? '' : 'Perhaps: '}${losing.map((upstream) => `${describe(upstream)}${isUnseen(upstream) ? ', which could not be looked at,' : ''}`).join(', ')} does not come before PyPI (priority ${highest}).`,
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

/** A source that could not be looked at may be PyPI: no other one that may be an own repository may come after it. */
function perhapsLosing(
  virtual: AuditedRepository,
  upstreams: readonly Upstream[],
  { own, isUnseen }: { own: readonly Upstream[]; isUnseen: (upstream: Upstream) => boolean },
): Finding[] {
  return upstreams.filter(isUnseen).flatMap((unseen): Finding[] => {
    const losing = own.filter((one) => one !== unseen && one.priority <= unseen.priority)
    if (losing.length === 0) return []
    return [
      {
        kind: 'dependency-confusion',
        severity: 'high',
        weight: WEIGHT,
        reason: `Perhaps: ${losing.map(describe).join(', ')} does not come before ${describe(unseen)}, which could not be looked at: it may pass on PyPI.`,
        certainty: 'unknown',
        repositories: [resourceName(virtual.name)],
        mend: {
          text: 'Have somebody look who may. If it passes on PyPI, give your own repositories a greater priority than it has.',
          commands: unseen.repository === undefined ? [] : [describeRepository(unseen.repository)],
        },
      },
    ]
  })
}

const WEIGHT =
  'Whoever registers a name of yours on PyPI, with a higher version, has their code run on your machines.'

function describe(upstream: Upstream): string {
  return `\`${nameOf(upstream)}\` (priority ${upstream.priority})`
}

/** The public index itself, whether as Google's own name for it or as its address. */
export function isPyPiSource(source: string): boolean {
  return source === 'PyPI' || /^https?:\/\/(?:[\w-]+\.)*pypi\.org(?:[:/]|$)/.test(source)
}

function nameOf(upstream: Upstream): string {
  return upstream.repository === undefined ? upstream.resource : resourceName(upstream.repository)
}
