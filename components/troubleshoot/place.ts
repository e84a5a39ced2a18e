import type { RepositoryName } from '@/lib/core/repository-name'
import type { Purpose, System } from '@/lib/core/setup/guide'

/** Where a text is pasted: what the page knows. It crosses from the server to the browser. */
export type Place = {
  repository?: RepositoryName
  tool?: string
  purpose?: Purpose
  system?: System
  /** The query of links to entries. */
  query: string
  /** The setup page, where that is another one. */
  setup?: string
  /** Steps of the guide that is there, by which what mends a cause is found. */
  steps: readonly { id: string; title: string }[]
}
