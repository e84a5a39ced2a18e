import type { IncomingMessage } from 'node:http'

const LIMIT = 4_000_000

/** The whole body as text. */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (request.method === 'GET') return ''
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size > LIMIT) throw new Error('a request body of more than 4 MB')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}
