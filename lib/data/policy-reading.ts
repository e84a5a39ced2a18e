import 'server-only'

import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import { type Outcome, success } from '@/lib/core/outcome'
import type { DenyPolicy, Policy } from '@/lib/core/policies/policy'
import { parsePrincipal } from '@/lib/core/policies/principal'
import { predefinedRole } from '@/lib/core/policies/role-table'
import type { SnapshotEvent } from '@/lib/core/policies/snapshot-event'
import type { ManagedResource } from '@/lib/google/resource-manager'
import { type Ask, PRIORITY } from './call-queue'
import { googleApis } from './google-apis'

/** More groups than these are left unread, and so are shown as groups that hide an unknown number of people. */
const MOST_GROUPS = 5000

/** A container that was read some other way. */
export type KnownContainer = { resource: ManagedResource; policy: Policy }

export type PolicyReadingOptions = {
  ask: Ask
  emit: (event: SnapshotEvent) => void
  /** Roles, groups and deny policies are asked about as well: Google wants the wide scope for these. */
  wide: boolean
  /** Looked up before a container is asked for. */
  known?: (container: string) => Promise<KnownContainer | undefined>
}

/**
 * Reads the policies that bear on repositories: their own, and those of what they are in, each once however many
 * repositories there are; then the roles and groups that these name. What cannot be read is told in its place.
 */
export class PolicyReading {
  readonly #ask: Ask
  readonly #emit: (event: SnapshotEvent) => void
  readonly #wide: boolean
  readonly #known: (container: string) => Promise<KnownContainer | undefined>
  readonly #containers = new Map<string, Promise<void>>()
  readonly #roles = new Map<string, Promise<void>>()
  readonly #groups = new Set<string>()

  constructor({ ask, emit, wide, known = async () => undefined }: PolicyReadingOptions) {
    this.#ask = ask
    this.#emit = emit
    this.#wide = wide
    this.#known = known
  }

  /** The repository's policy, and all above it. `policy`: where it is known already. */
  async readRepository(details: RepositoryDetails, known?: Policy): Promise<void> {
    const { registry } = googleApis()
    const above = this.readContainer(`projects/${details.name.project}`)
    const policy = known
      ? success(known)
      : await this.#ask(PRIORITY.access, (token) => registry.getPolicy(token, details.name))
    this.#emit({ type: 'repository', details, policy })
    await Promise.all([above, this.#readNamed(policy)])
  }

  /** `projects/…`, `folders/…` or `organizations/…`, with its policy, and all above it. The same one twice is read once. */
  readContainer(name: string): Promise<void> {
    return once(this.#containers, name, async () => {
      const [[resource, policy], denyPolicies] = await Promise.all([
        this.#askAbout(name),
        this.#readDenyPolicies(name),
      ])
      const above = resource.ok ? resource.value.parent : undefined
      this.#emit({
        type: 'container',
        container: {
          name,
          ...(resource.ok && {
            displayName: resource.value.displayName,
            projectNumber: resource.value.projectNumber,
          }),
          // Nothing is above an organization, whether or not it may be looked at.
          parent: resource.ok || name.startsWith('organizations/') ? success(above) : resource,
          policy,
          denyPolicies,
        },
      })
      await Promise.all([
        above === undefined ? undefined : this.readContainer(above),
        this.#readNamed(policy),
        this.#readDenied(denyPolicies),
      ])
    })
  }

  async #askAbout(name: string): Promise<[Outcome<ManagedResource>, Outcome<Policy>]> {
    const known = await this.#known(name)
    if (known) return [success(known.resource), success(known.policy)]
    const { manager } = googleApis()
    return Promise.all([
      this.#ask(PRIORITY.locations, (token) => manager.getResource(token, name)),
      this.#ask(PRIORITY.locations, (token) => manager.getPolicy(token, name)),
    ])
  }

  async #readDenyPolicies(container: string): Promise<Outcome<readonly DenyPolicy[]> | undefined> {
    if (!this.#wide) return undefined
    const { iam } = googleApis()
    return this.#ask(PRIORITY.repositories, (token) => iam.listDenyPolicies(token, container))
  }

  /** The roles and groups that a policy names. */
  async #readNamed(policy: Outcome<Policy>): Promise<void> {
    if (!this.#wide || !policy.ok) return
    await Promise.all(
      policy.value.bindings.flatMap(({ role, members }) => [
        this.#readRole(role),
        ...members.map((member) => this.#readGroup(member)),
      ]),
    )
  }

  async #readDenied(policies: Outcome<readonly DenyPolicy[]> | undefined): Promise<void> {
    if (!policies?.ok) return
    const principals = policies.value
      .flatMap(({ rules }) => rules)
      .flatMap((rule) => [...rule.deniedPrincipals, ...rule.exceptionPrincipals])
    await Promise.all(
      principals.flatMap((principal) => {
        const email = /^principalSet:\/\/goog\/group\/(.+)$/.exec(principal)?.[1]
        return email === undefined ? [] : [this.#readGroup(`group:${email}`)]
      }),
    )
  }

  /** Only those that the bundled table does not know: a predefined role is the same everywhere. */
  async #readRole(written: string): Promise<void> {
    const name = written.replace(/_withcond_[0-9a-f]+$/, '')
    if (predefinedRole(name) !== undefined) return
    await once(this.#roles, name, async () => {
      const { iam } = googleApis()
      const role = await this.#ask(PRIORITY.repositories, (token) => iam.getRole(token, name))
      this.#emit({ type: 'role', name, role })
    })
  }

  /** With the groups in it. One that is in itself is read once. */
  async #readGroup(member: string): Promise<void> {
    const principal = parsePrincipal(member)
    if (principal.kind !== 'group') return
    const { email } = principal
    // Whoever came to it first waits for it: a circle of groups that wait for each other would have no end.
    if (this.#groups.has(email) || this.#groups.size >= MOST_GROUPS) return
    this.#groups.add(email)
    const { identity } = googleApis()
    const members = await this.#ask(PRIORITY.repositories, (token) =>
      identity.listMembers(token, email),
    )
    this.#emit({ type: 'group', email, members })
    if (members.ok) await Promise.all(members.value.map((inside) => this.#readGroup(inside)))
  }
}

function once(
  running: Map<string, Promise<void>>,
  key: string,
  run: () => Promise<void>,
): Promise<void> {
  const known = running.get(key)
  if (known) return known
  const started = run()
  running.set(key, started)
  return started
}
