import type { Source } from '../setup/guide'
import type { ToolId } from '../setup/tools'
import type { Cause } from './causes'
import type { Fact } from './facts'

/** `certain`: nothing else says this. `likely`: other things do, more seldom. `possible`: one of several. */
export type Sureness = 'certain' | 'likely' | 'possible'

/** Something that a client says, and what it means. */
export type Signature = {
  /** Unique and stable, kebab case. */
  id: string
  /** What people see, word for word, to be read. */
  quote: string
  client?: ToolId
  /**
   * Phrases that are all there, in any wrapping; `{address}` in one is the address of a Python repository, so that another server’s
   * answer is not taken for it. A pattern looks at the text in one line.
   */
  all: readonly (string | RegExp)[]
  /** Phrases of which one is there. */
  any?: readonly string[]
  none?: readonly string[]
  facts?: readonly Fact[]
  without?: readonly Fact[]
  /**
   * Other programs, and the same client at another index, say this too:
   * - `registry`: it has to name a repository of Artifact Registry;
   * - `page`: or to be pasted for a repository, and name no other server;
   * - `page-anyway`: or to be pasted for a repository;
   * - `connection`: it has to say that a connection to a repository failed;
   * - `section`: it has to be pasted for the repository after which the section in it is named.
   * None of these is enough where the text says that another server refused.
   */
  needs?: 'registry' | 'page' | 'page-anyway' | 'connection' | 'section'
  /** None when it says too little; then `ask` says what to paste. */
  means: readonly (readonly [Cause, Sureness])[]
  ask?: string
  /** Files of `tests/clients/symptoms/` in which it is seen, or a page that says so. */
  seen: readonly string[] | Source
}
