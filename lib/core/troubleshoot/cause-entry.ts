import type { Purpose, Source, System } from '../setup/guide'
import type { ToolId } from '../setup/tools'

/**
 * One thing to do. Plain text with `backticks`; `{install}`, `{install-as}`, `{upload}`, `{host}` and `{name}` stand for the
 * repository's own addresses: `fixes-for.ts` fills them in.
 */
export type Fix = {
  do: string
  /** For these tools alone; without it for all. */
  tools?: readonly ToolId[]
  systems?: readonly System[]
  purposes?: readonly Purpose[]
}

/** One thing that can be wrong. Prose fields are plain text in which `backticks` mark code. */
export type CauseEntry = {
  /** What is wrong, as a heading. */
  title: string
  /** What that means and why it happens, in a few sentences. */
  means: string
  /** What to do, in this order. */
  fix: readonly Fix[]
  /** Ids of steps that mend it, in guides that have them. */
  steps: readonly string[]
  /** How it is told apart from what looks the same. */
  tell: string
  /** For which clients that is known, and how: tried, or read. */
  versions: string
  sources: readonly Source[]
}
