import 'server-only'

import type PQueue from 'p-queue'
import { accessFromPermissions, DECIDING_PERMISSIONS } from '@/lib/core/access-from-permissions'
import type { Failure } from '@/lib/core/failure'
import type { InventoryEvent } from '@/lib/core/inventory/inventory-event'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import type { Outcome } from '@/lib/core/outcome'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import type { Call } from './call-as'
import { googleApis } from './google-apis'
import { pythonOnly } from './python-only'

/** What comes first when the calls queue up: who can be shown something soon. */
const PRIORITY = { search: 3, access: 2, locations: 1, repositories: 0 }

/** Projects and repositories to look at even though the search may not find them. */
export type Asked = {
  projects: readonly string[]
  repositories: readonly RepositoryName[]
}

/** What is under way ends; nothing more starts, also what only those ends would have queued. */
export function stop(queue: PQueue): void {
  queue.pause()
  queue.clear()
}

/**
 * One listing for one person. There is no call for "all locations", so each project's locations are asked one by
 * one, side by side with all others; everything that arrives, or does not, is told as an event.
 */
export class Listing {
  readonly #call: Call
  readonly #queue: PQueue
  readonly #emit: (event: InventoryEvent) => void
  readonly #projects = new Map<string, Promise<void>>()
  readonly #repositories = new Map<string, Promise<void>>()
  #answered = 0
  #allKnown = false
  #endSignedOut: () => void = () => {}
  readonly #signedOut = new Promise<void>((resolve) => {
    this.#endSignedOut = resolve
  })

  constructor(call: Call, queue: PQueue, emit: (event: InventoryEvent) => void) {
    this.#call = call
    this.#queue = queue
    this.#emit = emit
  }

  async run(asked: Asked): Promise<void> {
    const ended = await Promise.race([
      this.#everything(asked).then(() => 'complete' as const),
      this.#signedOut.then(() => 'signed-out' as const),
    ])
    stop(this.#queue)
    this.#emit({ type: ended === 'complete' ? 'end' : 'signed-out' })
  }

  async #everything(asked: Asked): Promise<void> {
    const named = asked.repositories.map((name) => this.#addNamed(name))
    for (const project of asked.projects) this.#addProject(project)
    const { manager } = googleApis()
    const search = await this.#ask(PRIORITY.search, (token) =>
      manager.searchProjects(token, (page) => {
        for (const { id } of page) this.#addProject(id)
      }),
    )
    if (!search.ok) this.#emit({ type: 'problem', problem: { failure: search.failure } })
    this.#allKnown = true
    this.#emitProgress()
    await Promise.all([...named, ...this.#projects.values()])
  }

  #addProject(project: string): void {
    if (this.#projects.has(project)) return
    const listed = this.#listProject(project).then(() => {
      this.#answered += 1
      this.#emitProgress()
    })
    this.#projects.set(project, listed)
    this.#emitProgress()
  }

  async #listProject(project: string): Promise<void> {
    const { registry } = googleApis()
    const locations = await this.#ask(PRIORITY.locations, (token) =>
      registry.listLocations(token, project),
    )
    if (!locations.ok) {
      this.#emit({ type: 'problem', problem: { project, failure: locations.failure } })
      return
    }
    const accesses: Promise<void>[] = []
    const failures = new Map<string, { failure: Failure; locations: string[] }>()
    await Promise.all(
      locations.value.map(async (location) => {
        const listed = await this.#ask(PRIORITY.repositories, (token) =>
          registry.listRepositories(token, { project, location }, (page) => {
            for (const details of page) accesses.push(this.#addRepository(details))
          }),
        )
        if (listed.ok) return
        const same = failures.get(listed.failure.kind)
        if (same) same.locations.push(location)
        else failures.set(listed.failure.kind, { failure: listed.failure, locations: [location] })
      }),
    )
    for (const { failure, locations: failing } of failures.values()) {
      const locationsAsked = locations.value.length
      this.#emit({
        type: 'problem',
        problem: { project, locations: failing.sort(), locationsAsked, failure },
      })
    }
    await Promise.all(accesses)
  }

  /** A repository given by name: the only way to one whose project may not be listed. */
  async #addNamed(name: RepositoryName): Promise<void> {
    const { registry } = googleApis()
    const found = await this.#ask(PRIORITY.search, (token) => registry.getRepository(token, name))
    const details = pythonOnly(found)
    if (details.ok) {
      await this.#addRepository(details.value)
    } else {
      const { project } = name
      const repository = resourceName(name)
      this.#emit({ type: 'problem', problem: { project, repository, failure: details.failure } })
    }
  }

  /** Shows the repository at once and its access when it is known; the same one twice is asked once. */
  #addRepository(details: RepositoryDetails): Promise<void> {
    const key = resourceName(details.name)
    const known = this.#repositories.get(key)
    if (known) return known
    this.#emit({ type: 'repository', key, details })
    const asked = this.#askAccess(key, details)
    this.#repositories.set(key, asked)
    return asked
  }

  async #askAccess(key: string, { name, mode }: RepositoryDetails): Promise<void> {
    const { registry } = googleApis()
    const held = await this.#ask(PRIORITY.access, (token) =>
      registry.testPermissions(token, name, DECIDING_PERMISSIONS),
    )
    this.#emit({ type: 'access', key, access: accessFromPermissions(held, mode) })
  }

  async #ask<T>(
    priority: number,
    ask: (token: string) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const outcome = await this.#queue.add(() => this.#call(ask), { priority })
    if (!outcome.ok && outcome.failure.kind === 'signed-out') this.#endSignedOut()
    return outcome
  }

  #emitProgress(): void {
    const progress = {
      known: this.#projects.size,
      answered: this.#answered,
      allKnown: this.#allKnown,
    }
    this.#emit({ type: 'progress', progress })
  }
}
