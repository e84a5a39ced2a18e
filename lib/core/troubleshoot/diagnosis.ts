import type { RepositoryName } from '../repository-name'
import type { ToolId } from '../setup/tools'
import type { Cause } from './causes'
import type { DoctorCode } from './doctor-code'
import type { Sureness } from './signature'

/** What is known beside the text. */
export type Context = {
  /** The repository of the page on which it was pasted. */
  repository?: RepositoryName
  /** What Google said of it to the person who is signed in on this site; without it nobody is, or it is not known. */
  standing?: Standing
}

export type Standing = {
  /** The person's e-mail address. */
  email: string
  exists: boolean | undefined
  /** Whether Google refused to say whether it exists. */
  refused: boolean
  install: boolean | undefined
  publish: boolean | undefined
}

export type Suspect = { cause: Cause; sure: Sureness; because?: string }

export type Diagnosis =
  | {
      kind: 'causes'
      /** The likeliest first. */
      suspects: readonly Suspect[]
      /** The text is about another repository than the page: both, in words. */
      elsewhere?: string
      /** That Google does not say, to the person who is signed in, which of them it is, and what to do then. */
      untold?: string
      /** The line that tells, without secrets; absent where it is several. */
      line?: string
      signature?: string
      client?: ToolId
    }
  /** The doctor’s own. */
  | { kind: 'doctor'; code: DoctorCode }
  /** Recognised, and too little to say which. */
  | { kind: 'more'; ask: string }
  /** Not a message of these clients about a repository of Artifact Registry. */
  | { kind: 'not-known' }
