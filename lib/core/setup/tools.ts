import type { Tool } from './tool'
import { pip } from './tools/pip'
import { poetry } from './tools/poetry'
import { twine } from './tools/twine'
import { uv } from './tools/uv'

/** Every packaging tool, in the order the page shows them. A new one is one file and one line here. */
export const TOOLS = { pip, uv, poetry, twine } as const satisfies Record<string, Tool>

export type ToolId = keyof typeof TOOLS

/** Whether `value` (from a URL, say) names a tool; names that every object inherits do not. */
export function isToolId(value: string): value is ToolId {
  return Object.hasOwn(TOOLS, value)
}

/** The keys of {@link TOOLS}, in its order. */
export const TOOL_IDS: readonly ToolId[] = Object.keys(TOOLS).filter(isToolId)
