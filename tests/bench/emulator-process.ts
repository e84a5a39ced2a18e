import { join } from 'node:path'
import { z } from 'zod'
import { findFreePort } from '../../scripts/free-port.ts'
import { type Server, startServer } from './start-process.ts'

const ROOT = join(import.meta.dirname, '../..')

const requestsSchema = z.object({
  requests: z.array(
    z.object({ method: z.string(), verb: z.string(), path: z.string(), query: z.string() }),
  ),
})

/** A call as the emulator logged it. */
export type LoggedCall = z.infer<typeof requestsSchema>['requests'][number]

/** The emulator in a process of its own, with the controls that the benchmarks need. */
export type EmulatorProcess = Server & {
  setLatency(milliseconds: number): Promise<void>
  calls(): Promise<LoggedCall[]>
  clearCalls(): Promise<void>
  tokenFor(email: string): Promise<string>
}

/** `world`: the path of a world file. */
export async function startEmulatorProcess(world: string): Promise<EmulatorProcess> {
  const port = await findFreePort()
  const server = await startServer(
    ['emulator/main.ts', '--world', world, '--port', String(port), '--quiet'],
    { port, ready: '/emulator/people', cwd: ROOT },
  )
  async function control(verb: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${server.url}/emulator/${path}`, {
      method: verb,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${verb} /emulator/${path} answered ${answer.status}`)
    return answer.json()
  }
  return {
    ...server,
    setLatency: async (latencyMs) => void (await control('POST', 'faults', { latencyMs })),
    calls: async () => requestsSchema.parse(await control('GET', 'requests')).requests,
    clearCalls: async () => void (await control('DELETE', 'requests')),
    tokenFor: async (email) => {
      const answer = await control('POST', 'tokens', { email })
      return z.object({ access_token: z.string() }).parse(answer).access_token
    },
  }
}
