import { redirect } from 'next/navigation'
import { type AuditQuery, parseAuditQuery } from '@/lib/core/policies/audit-query'
import { type AuditTables, auditTables } from '@/lib/core/policies/audit-tables'
import { type ExportAbout, exportAbout } from '@/lib/core/policies/export-audit'
import { ownDomains } from '@/lib/core/policies/own-domains'
import {
  type Audit,
  addSnapshotEvents,
  type Coverage,
  emptyAudit,
  type SnapshotEvent,
} from '@/lib/core/policies/snapshot-event'
import { askedExport } from '@/lib/data/asked-audit'
import { type AuditStream, listAudit } from '@/lib/data/list-audit'
import { signInPage } from '@/lib/data/sign-in-page'
import { getEnv } from '@/lib/env'

/** One form of the export. */
export type ExportForm = {
  extension: 'csv' | 'json'
  contentType: string
  write: (
    tables: AuditTables,
    about: ExportAbout,
    coverage: Coverage,
  ) => Generator<string, void, undefined>
}

/** Fewer, larger pieces: a repository alone may be a few hundred bytes. */
const PIECE_CHARACTERS = 32_768

/**
 * What the signed-in person may see, read anew and sent as it is computed. It is theirs alone: nothing keeps it. Signed
 * out, a browser is led to the sign-in and back, and a program is told so.
 */
export async function exportResponse(request: Request, form: ExportForm): Promise<Response> {
  const query = parseAuditQuery(new URL(request.url).searchParams)
  const stream = await listAudit(askedExport(query))
  if (stream === undefined) return signedOut(request)
  const reading = stream.events[Symbol.asyncIterator]()
  const begun = await firstNews(reading)
  if (begun.some(({ type }) => type === 'signed-out')) return signedOut(request)
  const day = new Date(stream.now).toISOString().slice(0, 10)
  return new Response(body({ stream, reading, begun, query, form }), {
    headers: {
      'content-type': form.contentType,
      'content-disposition': `attachment; filename="access-${day}.${form.extension}"`,
      'cache-control': 'private, no-store',
      vary: 'cookie',
    },
  })
}

/** What is told before Google has answered anything, or because it will not any more. */
function saysNothing(event: SnapshotEvent): boolean {
  if (event.type === 'problem') return event.problem.failure.kind === 'signed-out'
  return ['progress', 'searched', 'source', 'domain'].includes(event.type)
}

/** A sign-in that Google has ended shows with the first answer: until then nothing is sent. */
async function firstNews(
  reading: AsyncIterator<readonly SnapshotEvent[]>,
): Promise<readonly SnapshotEvent[]> {
  const events: SnapshotEvent[] = []
  while (events.every(saysNothing)) {
    const next = await reading.next()
    if (next.done) break
    events.push(...next.value)
  }
  return events
}

function body(options: {
  stream: AuditStream
  reading: AsyncIterator<readonly SnapshotEvent[]>
  begun: readonly SnapshotEvent[]
  query: AuditQuery
  form: ExportForm
}): ReadableStream<Uint8Array> {
  const { stream, reading, begun, query, form } = options
  const encoder = new TextEncoder()
  let pieces: Generator<string, void, undefined> | undefined
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (pieces === undefined) {
        const audit = await readAll(emptyAudit(stream.now), begun, reading)
        const tables = auditTables(
          audit.snapshot,
          ownDomains(audit.snapshot, stream.viewer.email, getEnv().allowedDomains),
        )
        pieces = form.write(tables, exportAbout(audit, stream.viewer.email, query), audit)
      }
      // One large audit must not keep everybody else waiting.
      await new Promise((resolve) => setImmediate(resolve))
      let piece = ''
      while (piece.length < PIECE_CHARACTERS) {
        const next = pieces.next()
        if (next.done) {
          if (piece !== '') controller.enqueue(encoder.encode(piece))
          controller.close()
          return
        }
        piece += next.value
      }
      controller.enqueue(encoder.encode(piece))
    },
    async cancel() {
      await reading.return?.()
    },
  })
}

async function readAll(
  audit: Audit,
  begun: readonly SnapshotEvent[],
  reading: AsyncIterator<readonly SnapshotEvent[]>,
): Promise<Audit> {
  const events = [...begun]
  try {
    for (let next = await reading.next(); !next.done; next = await reading.next()) {
      for (const event of next.value) events.push(event)
    }
  } catch {
    // What came before stays, and the export says that it is not everything.
    events.push({ type: 'interrupted' })
  }
  return addSnapshotEvents(audit, events)
}

async function signedOut(request: Request): Promise<Response> {
  if (request.headers.get('accept')?.includes('text/html')) redirect(await signInPage())
  return new Response('Sign in first: this is only for people who are signed in.\n', {
    status: 401,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
