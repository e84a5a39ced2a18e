import { cookies, headers } from 'next/headers'
import { readLastChoice } from '@/components/setup/last-choice'
import { whyNot } from '@/lib/core/setup/nearest-possible'
import { parseSetupRequest, type SetupRequest } from '@/lib/core/setup/setup-request'
import { guessSystem } from '@/lib/core/setup/systems'

/** What the address asks for; what it leaves open is as the reader had it last, where that works, and else as is usual. */
export async function readRequest(
  query: Record<string, string | string[] | undefined>,
): Promise<SetupRequest> {
  const store = await cookies()
  const last = readLastChoice((name) => store.get(name)?.value)
  const system = last.system ?? guessSystem((await headers()).get('user-agent') ?? undefined)
  const request = parseSetupRequest(query, { system, tools: last.tools })
  return request.toolIsGuess && whyNot(request) ? parseSetupRequest(query, { system }) : request
}
