import { CREDENTIAL_TABLE } from './credentials'
import type { Credentials } from './guide'
import type { Tool } from './tool'
import { TOOLS, type ToolId } from './tools'

/** When to take these credentials with this tool: the tool's own sentence, else the general one. May mark code with `backticks`. */
export function credentialNote(tool: ToolId, credentials: Credentials): string {
  const { credentialNotes = {} }: Tool = TOOLS[tool]
  return credentialNotes[credentials] ?? CREDENTIAL_TABLE[credentials].when
}
