import type { IncomingMessage } from 'node:http'

const LIMIT = 4_000_000

/** The whole body as text; `undefined` when it is too large to keep (it is read to its end all the same). */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (request.method === 'GET') return ''
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size <= LIMIT) chunks.push(bytes)
  }
  return size <= LIMIT ? Buffer.concat(chunks).toString('utf8') : undefined
}
