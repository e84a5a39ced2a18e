import { parseSetupRequest, type SetupChoices, type SetupRequest } from '../setup/setup-request'
import { DEFAULT_SYSTEM } from '../setup/systems'

/** What the page that makes links is asked for. */
export type LinkQuery = {
  /** As it was typed: a reference of any form. */
  repository: string
  request: SetupRequest
  /** What the link says; what is not here is the reader's own. */
  choices: SetupChoices
  /** The words that were asked for, as they were typed; empty for the usual ones. */
  text: string
  badge: boolean
}

type Query = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Reads the query of `/link`: a setup page's own words, and `repository`, `text`, `badge`. Any value of `badge` but the empty
 * one and `0` asks for it. Of a repeated name the first counts.
 */
export function readLinkQuery(query: Query): LinkQuery {
  const first = (name: string) => {
    const given = query[name]
    return (typeof given === 'string' ? given : given?.[0]) ?? ''
  }
  const request = parseSetupRequest(query, { system: DEFAULT_SYSTEM })
  const isSaid = (name: string) =>
    first(name) !== '' && !request.ignored.some((ignored) => ignored.name === name)
  const badge = first('badge')
  return {
    repository: first('repository'),
    request,
    choices: {
      ...(isSaid('tool') && { tool: request.tool }),
      ...(isSaid('purpose') && { purpose: request.purpose }),
      ...(isSaid('os') && { system: request.system }),
      ...(isSaid('scope') && { scope: request.scope }),
      ...(isSaid('credentials') && { credentials: request.credentials }),
      ...(isSaid('index') && { index: request.index }),
      distribution: request.distribution,
      keyFile: request.keyFile,
      serviceAccount: request.serviceAccount,
    },
    text: first('text'),
    badge: badge !== '' && badge !== '0',
  }
}
