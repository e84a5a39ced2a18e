import 'server-only'

import type { Progress } from '@/lib/core/inventory/inventory-event'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import { type Outcome, success } from '@/lib/core/outcome'
import type { Policy } from '@/lib/core/policies/policy'
import type { SnapshotEvent } from '@/lib/core/policies/snapshot-event'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import type { AttachedPolicy, FoundRepository, Page, Search } from '@/lib/google/cloud-asset'
import type { ManagedResource } from '@/lib/google/resource-manager'
import { type Ask, PRIORITY } from './call-queue'
import { googleApis } from './google-apis'
import { type KnownContainer, PolicyReading } from './policy-reading'

const NO_POLICY: Policy = { bindings: [] }

/**
 * Reads what is below an organization or a folder through Cloud Asset Inventory: three searches side by side, instead of calls
 * for every location and policy. For people with the wide scope.
 */
export class AssetReading {
  /** Reads what the searches do not tell, and what they left out when one of them failed. */
  readonly reading: PolicyReading
  readonly #ask: Ask
  readonly #emit: (event: SnapshotEvent) => void
  readonly #scope: string
  readonly #policies = new Map<string, Policy>()
  readonly #containers = new Map<string, ManagedResource>()
  /** Repositories whose policy has not come: it may be on a later page, or there is none. */
  readonly #waiting = new Map<string, RepositoryDetails>()
  readonly #projects = new Map<string, Promise<void>>()
  readonly #reads: Promise<void>[] = []
  readonly #searched = Promise.withResolvers<boolean>()
  #answered = 0
  #allKnown = false

  constructor(scope: string, { ask, emit }: { ask: Ask; emit: (event: SnapshotEvent) => void }) {
    this.#scope = scope
    this.#ask = ask
    this.#emit = emit
    const known = (name: string) => this.knownContainer(name)
    this.reading = new PolicyReading({ ask, emit, wide: true, known })
  }

  /** All of it. `repositories` is a failure where they could not all be found this way; `policies` where other calls had to do. */
  async run(): Promise<{ repositories: Outcome<void>; policies: Outcome<void> }> {
    const { assets } = googleApis()
    const searches = Promise.all([
      this.#everyPage(assets.searchPolicies, (page) => this.#addPolicies(page)),
      this.#everyPage(assets.searchContainers, (page) => {
        for (const container of page) this.#containers.set(container.name, container)
      }),
    ])
    const [repositories, [policies, containers]] = await Promise.all([
      this.#everyPage(assets.searchRepositories, (page) => this.#addRepositories(page)),
      searches.then((outcomes) => {
        this.#searched.resolve(outcomes.every(({ ok }) => ok))
        return outcomes
      }),
    ])
    this.#allKnown = repositories.ok
    this.#emitProgress()
    // The search leaves out what has no policy.
    for (const details of this.#waiting.values())
      this.#read(details, policies.ok ? NO_POLICY : undefined)
    await Promise.all([...this.#reads, ...this.#projects.values()])
    if (repositories.ok) this.#emitSearched()
    return { repositories, policies: policies.ok ? containers : policies }
  }

  /** What the searches told of a container, once they have ended; `undefined` where they did not. */
  async knownContainer(name: string): Promise<KnownContainer | undefined> {
    const resource = (await this.#searched.promise) ? this.#containers.get(name) : undefined
    if (resource === undefined) return undefined
    const policy =
      this.#policies.get(name) ?? this.#policies.get(`projects/${resource.projectNumber}`)
    return { resource, policy: policy ?? NO_POLICY }
  }

  #addPolicies(page: readonly AttachedPolicy[]): void {
    for (const { resource, policy } of page) {
      this.#policies.set(resource, policy)
      const details = this.#waiting.get(resource)
      this.#waiting.delete(resource)
      if (details) this.#read(details, policy)
    }
  }

  #addRepositories(page: readonly FoundRepository[]): void {
    for (const { name, details } of page) {
      if (details) this.#addRepository(details)
      else this.#reads.push(this.#lookAt(name))
    }
    this.#emitProgress()
  }

  #addRepository(details: RepositoryDetails): void {
    const key = resourceName(details.name)
    const policy = this.#policies.get(key)
    if (policy) this.#read(details, policy)
    else this.#waiting.set(key, details)
    const project = `projects/${details.name.project}`
    if (this.#projects.has(project)) return
    const read = this.reading.readContainer(project).then(() => {
      this.#answered += 1
      this.#emitProgress()
    })
    this.#projects.set(project, read)
  }

  /** The search named it without saying what it is. */
  async #lookAt(name: RepositoryName): Promise<void> {
    const { registry } = googleApis()
    const found = await this.#ask(PRIORITY.access, (token) => registry.getRepository(token, name))
    if (found.ok) {
      if (found.value) await this.reading.readRepository(found.value)
      return
    }
    const problem = {
      project: name.project,
      repository: resourceName(name),
      failure: found.failure,
    }
    this.#emit({ type: 'problem', problem })
  }

  #read(details: RepositoryDetails, policy: Policy | undefined): void {
    this.#reads.push(this.reading.readRepository(details, policy))
  }

  async #everyPage<T>(
    search: (token: string, search: Search) => Promise<Outcome<Page<T>>>,
    onPage: (items: readonly T[]) => void,
  ): Promise<Outcome<void>> {
    let pageToken = ''
    do {
      const page = await this.#ask(PRIORITY.search, (token) =>
        search(token, { scope: this.#scope, pageToken }),
      )
      if (!page.ok) return page
      onPage(page.value.items)
      pageToken = page.value.nextPageToken
    } while (pageToken !== '')
    return success(undefined)
  }

  /** The search went through all projects of the scope, those without a repository included. */
  #emitSearched(): void {
    for (const name of new Set([...this.#containers.keys(), ...this.#projects.keys()])) {
      if (!name.startsWith('projects/')) continue
      const project = name.slice('projects/'.length)
      const { projectNumber } = this.#containers.get(name) ?? {}
      this.#emit({ type: 'searched', project, projectNumber })
    }
  }

  #emitProgress(): void {
    this.#emit({ type: 'progress', progress: this.progress() })
  }

  progress(): Progress {
    return { known: this.#projects.size, answered: this.#answered, allKnown: this.#allKnown }
  }
}
