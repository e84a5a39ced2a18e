import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Answers with a file of `directory`, as a plain web server does; 404 where there is none. */
export async function answerFile(
  directory: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://site.invalid')
  // What the address climbs up, a URL has taken out already; what is encoded stays so, and names no file.
  const file = path.join(directory, pathname)
  const size = await sizeOf(file)
  if (size === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(size === undefined ? 404 : 405).end()
    return
  }
  response.writeHead(200, { 'content-length': size })
  if (request.method === 'HEAD') response.end()
  // Whoever left need not be told.
  else await pipeline(createReadStream(file), response).catch(() => response.destroy())
}

async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() === true ? found.size : undefined
}
