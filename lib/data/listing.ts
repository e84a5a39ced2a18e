import 'server-only'

import type { Failure } from '@/lib/core/failure'
import type { Problem, Progress } from '@/lib/core/inventory/inventory-event'
import type { RepositoryDetails } from '@/lib/core/inventory/repository-details'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import { type Ask, PRIORITY } from './call-queue'
import { googleApis } from './google-apis'
import { pythonOnly } from './python-only'

/** Projects and repositories to look at even though the search may not find them. */
export type Asked = {
  projects: readonly string[]
  repositories: readonly RepositoryName[]
  /** False: only at these. */
  isSearched?: boolean
}

/** What becomes of what is found. */
export type Visitor = {
  progress(progress: Progress): void
  problem(problem: Problem): void
  /** The project was looked through; what failed was told before. Its number, where it is known. */
  searched?(project: string, projectNumber: string | undefined): void
  /** Once for each repository; the listing ends when all of these have. */
  repository(details: RepositoryDetails): Promise<void>
}

/**
 * One listing for one person. There is no call for "all locations", so each project's locations are asked one by
 * one, side by side with all others; everything that arrives, or does not, is told to the visitor.
 */
export class Listing {
  readonly #ask: Ask
  readonly #visitor: Visitor
  readonly #projects = new Map<string, Promise<void>>()
  readonly #repositories = new Map<string, Promise<void>>()
  readonly #numbers = new Map<string, string | undefined>()
  #answered = 0
  #allKnown = false

  constructor(ask: Ask, visitor: Visitor) {
    this.#ask = ask
    this.#visitor = visitor
  }

  /** Everything there is. */
  async run(asked: Asked): Promise<void> {
    const named = asked.repositories.map((name) => this.#addNamed(name))
    for (const project of asked.projects) this.#addProject(project)
    if (asked.isSearched !== false) await this.#searchProjects()
    this.#allKnown = true
    this.#emitProgress()
    await Promise.all([...named, ...this.#projects.values()])
  }

  async #searchProjects(): Promise<void> {
    const { manager } = googleApis()
    const search = await this.#ask(PRIORITY.search, (token) =>
      manager.searchProjects(token, (page) => {
        for (const { id, number } of page) {
          this.#numbers.set(id, number)
          this.#addProject(id)
        }
      }),
    )
    if (!search.ok) this.#visitor.problem({ failure: search.failure })
  }

  #addProject(project: string): void {
    if (this.#projects.has(project)) return
    const listed = this.#listProject(project).then(() => {
      this.#visitor.searched?.(project, this.#numbers.get(project))
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
    const visited = this.#visitor.repository(details)
    this.#repositories.set(key, visited)
    return visited
  }

  #emitProgress(): void {
    this.#visitor.progress({
      known: this.#projects.size,
      answered: this.#answered,
      allKnown: this.#allKnown,
    })
  }
}
