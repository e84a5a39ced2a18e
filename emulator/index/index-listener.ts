import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { faultError } from '../control/fault-reply.ts'
import type { FaultRule } from '../control/faults.ts'
import type { Google } from '../google.ts'
import { answerIndex, type IndexReply, type IndexRequest, indexMethod } from './answer-index.ts'
import type { FindDistributions } from './find-distributions.ts'
import { readIndexAddress } from './index-address.ts'
import { readIndexCaller } from './index-caller.ts'
import { IndexError } from './index-error.ts'
import type { PackageStore } from './package-store.ts'
import { PypiUnreachable } from './pypi.ts'
import { readBytes } from './read-bytes.ts'

type Parts = { google: Google; store: PackageStore; find: FindDistributions }

/** One request to the index of a location: read, delay, break on request, answer, record. */
export function createIndexListener(parts: Parts) {
  const { google } = parts
  return async (
    location: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const verb = request.method ?? 'GET'
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const address = readIndexAddress(location, path)
    const caller = readIndexCaller(google, request.headers.authorization)
    const email = typeof caller === 'string' ? undefined : caller.principal.email
    const method = indexMethod(verb, address)
    const record = (status: number) =>
      google.requests.add({
        method,
        verb,
        path,
        query: '',
        status,
        ...(email === undefined ? {} : { email }),
      })
    try {
      const body = await readBytes(request)
      const project = address?.project
      const { latencyMs, rule } = google.faults.next({ method, project, location, email })
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs))
      if (rule?.status === 'timeout') return record(0)
      if (rule?.status === 'disconnect') {
        record(0)
        request.socket.destroy()
        return
      }
      const contentType = request.headers['content-type'] ?? ''
      const asked = address && { verb, address, caller, contentType, body }
      const reply = await answer(parts, asked, rule)
      record(reply.status)
      await send(response, reply, verb)
    } catch (error) {
      // The client left, or what was being sent to it broke off half-way: nobody is there to be told.
      if (request.destroyed || response.headersSent) {
        response.destroy()
        return
      }
      google.log(`bug in the emulator: ${error instanceof Error ? error.stack : String(error)}`)
      record(500)
      await send(response, refusal(new IndexError(500, 'Internal error encountered.')), verb)
    }
  }
}

async function answer(
  parts: Parts,
  request: (Omit<IndexRequest, 'body'> & { body: Buffer | undefined }) | undefined,
  rule: FaultRule | undefined,
): Promise<IndexReply> {
  try {
    if (request === undefined) throw new IndexError(404, 'No repository is named here.')
    const { body } = request
    if (body === undefined) throw new IndexError(413, 'The request body is too large.')
    if (typeof rule?.status === 'number') throw fault(rule.status, rule)
    const reply = await answerIndex(parts, { ...request, body })
    // A page or a file, cut in half; the index has no JSON whose types could be odd.
    if (rule?.status === 'broken-json' && typeof reply.body === 'string')
      return { ...reply, body: reply.body.slice(0, Math.ceil(reply.body.length / 2)) }
    return reply
  } catch (error) {
    if (error instanceof IndexError) return refusal(error)
    if (error instanceof PypiUnreachable) return refusal(new IndexError(502, error.message))
    throw error
  }
}

function fault(status: number, rule: FaultRule): IndexError {
  const { message, headers } = faultError(status, rule, {
    service: 'artifactregistry.googleapis.com',
    projectNumber: '0',
  })
  return new IndexError(status, message, headers)
}

function refusal({ status, headers, body }: IndexError): IndexReply {
  return { status, headers, body }
}

async function send(response: ServerResponse, reply: IndexReply, verb: string): Promise<void> {
  const { status, headers, body } = reply
  const isStream = body instanceof Readable
  const size = isStream ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  response.writeHead(status, { 'cache-control': 'private', ...size, ...headers })
  if (isStream) await pipeline(body, response)
  else response.end(verb === 'HEAD' ? undefined : body)
}
