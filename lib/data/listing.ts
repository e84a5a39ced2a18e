import 'server-only'

import type PQueue from 'p-queue'
import type { Failure } from '@/lib/core/failure'
import type { Problem, Progress } from '@/lib/core/inventory/inventory-event'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import type { Outcome } from '@/lib/core/outcome'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import type { Call } from './call-as'
import { googleApis } from './google-apis'
import { pythonOnly } from './python-only'

/** What comes first when the calls queue up: who can be shown something soon. */
export const PRIORITY = { search: 3, access: 2, locations: 1, repositories: 0 }

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

/** A call in the queue. When Google has ended the sign-in, so does the listing. */
export type Ask = <T>(
  priority: number,
  ask: (token: string) => Promise<Outcome<T>>,
) => Promise<Outcome<T>>

/** What becomes of what is found. */
export type Visitor = {
  progress(progress: Progress): void
  problem(problem: Problem): void
  /** Once for each repository; the listing ends when all of these have. */
  repository(details: RepositoryDetails, ask: Ask): Promise<void>
}

/**
 * One listing for one person. There is no call for "all locations", so each project's locations are asked one by
 * one, side by side with all others; everything that arrives, or does not, is told to the visitor.
 */
export class Listing {
  readonly #call: Call
  readonly #queue: PQueue
  readonly #visitor: Visitor
  readonly #projects = new Map<string, Promise<void>>()
  readonly #repositories = new Map<string, Promise<void>>()
  #answered = 0
  #allKnown = false
  #endSignedOut: () => void = () => {}
  readonly #signedOut = new Promise<void>((resolve) => {
    this.#endSignedOut = resolve
  })

  constructor(call: Call, queue: PQueue, visitor: Visitor) {
    this.#call = call
    this.#queue = queue
    this.#visitor = visitor
  }

  /** Everything there is; ends early when Google ends the sign-in. */
  async run(asked: Asked): Promise<'complete' | 'signed-out'> {
    const ended = await Promise.race([
      this.#everything(asked).then(() => 'complete' as const),
      this.#signedOut.then(() => 'signed-out' as const),
    ])
    stop(this.#queue)
    return ended
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
    if (!search.ok) this.#visitor.problem({ failure: search.failure })
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
      this.#visitor.problem({ project, failure: locations.failure })
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
      this.#visitor.problem({ project, locations: failing.sort(), locationsAsked, failure })
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
      this.#visitor.problem({ project, repository, failure: details.failure })
    }
  }

  /** The same one twice is visited once. */
  #addRepository(details: RepositoryDetails): Promise<void> {
    const key = resourceName(details.name)
    const known = this.#repositories.get(key)
    if (known) return known
    const visited = this.#visitor.repository(details, (priority, ask) => this.#ask(priority, ask))
    this.#repositories.set(key, visited)
    return visited
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
    this.#visitor.progress({
      known: this.#projects.size,
      answered: this.#answered,
      allKnown: this.#allKnown,
    })
  }
}
