import PQueue from 'p-queue'
import type { Transport } from './transport'

/** At most `calls` start within any `milliseconds`; the others wait for their turn, in order. Retries within a call are not counted. */
export function pacedTransport(
  transport: Transport,
  { calls, milliseconds }: { calls: number; milliseconds: number },
): Transport {
  const queue = new PQueue({ intervalCap: calls, interval: milliseconds, strict: true })
  return (url, init) => queue.add(() => transport(url, init))
}
