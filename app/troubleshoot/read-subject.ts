import { cookies, headers } from 'next/headers'
import { readLastChoice } from '@/components/setup/last-choice'
import type { RepositoryName } from '@/lib/core/repository-name'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import { parseSetupRequest, type SetupRequest } from '@/lib/core/setup/setup-request'
import { guessSystem } from '@/lib/core/setup/systems'
import type { TroubleshootChoices } from '@/lib/core/troubleshoot/troubleshoot-href'

type Query = Record<string, string | string[] | undefined>

/** For whom a page about troubles is read: what the address says, and a guess only for the steps that need one. */
export type Subject = {
  choices: TroubleshootChoices
  repository: RepositoryName | undefined
  request: SetupRequest
}

/** Reads `repository` (anything that names one) and a setup page's `tool`, `purpose` and `os`. What is not understood is left open. */
export async function readSubject(query: Query): Promise<Subject> {
  const store = await cookies()
  const last = readLastChoice((name) => store.get(name)?.value)
  const system = last.system ?? guessSystem((await headers()).get('user-agent') ?? undefined)
  const request = parseSetupRequest(query, { system, tools: last.tools })
  const reference = parseRepositoryReference([query['repository'] ?? ''].flat()[0] ?? '')
  const repository = reference.kind === 'repository' ? reference.name : undefined
  return {
    repository,
    request,
    choices: {
      ...(repository && { repository }),
      ...(request.toolIsGuess ? {} : { tool: request.tool, purpose: request.purpose }),
      ...(request.systemIsGuess ? {} : { system: request.system }),
    },
  }
}
