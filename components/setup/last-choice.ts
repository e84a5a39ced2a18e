import { PURPOSES, type Purpose, SYSTEMS, type System } from '@/lib/core/setup/guide'
import { purposeFor, type SetupRequest } from '@/lib/core/setup/setup-request'
import { isToolId, type ToolId } from '@/lib/core/setup/tools'

/**
 * What a reader chose last, kept in cookies of their browser: ids that are in every address, and nothing else. Neither the credentials nor
 * the place: whoever once followed a link to a key as password is to be shown what is safest for the tool again.
 */
export type LastChoice = {
  tools: Readonly<Partial<Record<Purpose, ToolId>>>
  system?: System
}

const TOOL_COOKIES = {
  install: 'last-install',
  publish: 'last-publish',
} as const satisfies Record<Purpose, string>
const SYSTEM_COOKIE = 'last-system'
const YEAR_IN_SECONDS = 365 * 24 * 3600

/** Reads the cookies as suspiciously as an address: what is not known, or no longer possible, was never chosen. */
export function readLastChoice(cookie: (name: string) => string | undefined): LastChoice {
  const tools = Object.fromEntries(
    PURPOSES.flatMap((purpose) => {
      const tool = cookie(TOOL_COOKIES[purpose]) ?? ''
      return isToolId(tool) && purposeFor(tool, purpose) === purpose ? [[purpose, tool]] : []
    }),
  )
  const system = SYSTEMS.find((known) => known === cookie(SYSTEM_COOKIE))
  return { tools, ...(system && { system }) }
}

/** As `Set-Cookie` and `document.cookie` take them: what the address itself says, none for what was guessed. */
export function lastChoiceCookies(request: SetupRequest, secure: boolean): readonly string[] {
  const { tool, toolIsGuess, purpose, system, systemIsGuess } = request
  const attributes = `Path=/repositories; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax${secure ? '; Secure' : ''}`
  return [
    ...(toolIsGuess ? [] : [`${TOOL_COOKIES[purpose]}=${tool}; ${attributes}`]),
    ...(systemIsGuess ? [] : [`${SYSTEM_COOKIE}=${system}; ${attributes}`]),
  ]
}
