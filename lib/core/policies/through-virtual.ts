import { resourceName } from '../repository-name'
import { bothNeeded, type Certainty, certaintyOf } from './certainty'
import { GIVEN_BY, READ_AS_AGENT } from './deciding-permissions'
import { holdingOf } from './holding-of'
import type { PolicyIndex } from './policy-index'
import type { AuditedRepository } from './snapshot'

/** A virtual repository through which the packages of another are read, without any grant on that one. */
export type ThroughVirtual = { repository: string; certainty: Exclude<Certainty, 'denied'> }

/**
 * The virtual repositories through which a principal reads an upstream: who installs from a virtual repository
 * gets what is behind it, whatever the upstream's own policy says. Upstreams are never virtual themselves.
 * https://docs.cloud.google.com/artifact-registry/docs/repositories/virtual-overview
 */
export function throughVirtuals(
  index: PolicyIndex,
  member: string,
  upstream: string,
): ThroughVirtual[] {
  return index.virtualsOver(upstream).flatMap((virtual): ThroughVirtual[] => {
    const repository = resourceName(virtual.name)
    const { holding } = holdingOf(index, member, repository)
    const certainty = bothNeeded(
      certaintyOf(holding, GIVEN_BY.install),
      virtualReads(index, virtual, upstream),
    )
    return certainty === 'denied' ? [] : [{ repository, certainty }]
  })
}

/**
 * Whether the virtual repository itself may read the upstream. In another project it does so as the Artifact Registry
 * service agent of its own project, which needs a grant there; in the same project it has one by itself.
 * https://docs.cloud.google.com/artifact-registry/docs/ar-service-account
 */
export function virtualReads(
  index: PolicyIndex,
  virtual: AuditedRepository,
  upstream: string,
): Certainty {
  const { project } = virtual.name
  if (upstream.startsWith(`projects/${project}/`)) return 'granted'
  const number = index.holderOf(`projects/${project}`)?.container?.projectNumber
  if (number === undefined) return 'unknown'
  const agent = `serviceAccount:service-${number}@gcp-sa-artifactregistry.iam.gserviceaccount.com`
  return certaintyOf(holdingOf(index, agent, upstream).holding, READ_AS_AGENT)
}
