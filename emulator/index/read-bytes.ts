import type { IncomingMessage } from 'node:http'

const LIMIT = 200_000_000

/** The whole body; `undefined` when it is too large to keep (it is read to its end all the same, or the answer would be lost). */
export async function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size <= LIMIT) chunks.push(bytes)
  }
  return size <= LIMIT ? Buffer.concat(chunks) : undefined
}
