import type { IncomingMessage, ServerResponse } from 'node:http'
import { CONTROL_PREFIX } from '../control/control-routes.ts'
import { brokenReply, faultError, oddReply } from '../control/fault-reply.ts'
import type { FaultRule } from '../control/faults.ts'
import type { Google } from '../google.ts'
import { authenticate, callerEmail } from './authenticate.ts'
import { GoogleError } from './google-error.ts'
import { readBody } from './read-body.ts'
import { refuseForeignHost, tooLarge, unimplemented } from './refusals.ts'
import type { Call, Reply, Route } from './route.ts'
import { jsonText } from './route.ts'
import { createRouteMatcher, type Match } from './route-matcher.ts'

/** Addresses are paths here; URL wants the rest. */
const ORIGIN = 'http://emulator.invalid'

/** One request from the socket to its answer: match, delay, break on request, authenticate, handle, record. */
export function createDispatcher(google: Google, routes: readonly Route[]) {
  const match = createRouteMatcher(routes)

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = URL.parse(request.url ?? '/', ORIGIN) ?? new URL('/unreadable', ORIGIN)
    const found = match(request.method ?? 'GET', url.pathname)
    const isControl = url.pathname.startsWith(CONTROL_PREFIX)
    const email = callerEmail(google, request)
    const record = (status: number) => {
      if (isControl) return
      google.requests.add({
        method: found?.route.method ?? 'unknown',
        verb: request.method ?? '',
        path: url.pathname,
        query: found?.route.kind === 'api' ? safeQuery(url) : '',
        status,
        ...(email === undefined ? {} : { email }),
      })
    }

    try {
      const text = await readBody(request)
      const fault = isControl ? { latencyMs: 0 } : faultFor(google, found, email)
      if (fault.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.latencyMs))
      const kind = fault.rule?.status
      if (kind === 'timeout') return record(0)
      if (kind === 'disconnect') {
        record(0)
        request.socket.destroy()
        return
      }
      const call = { query: url.searchParams, headers: request.headers, text }
      const reply = await answer(google, found, call, request, fault.rule)
      record(reply.status)
      send(response, reply)
    } catch (error) {
      // The client left while its request was being read: nobody is there to be told.
      if (request.destroyed && !request.complete) return record(0)
      google.log(`bug in the emulator: ${error instanceof Error ? error.stack : String(error)}`)
      record(500)
      const internal = new GoogleError({
        code: 500,
        status: 'INTERNAL',
        message: 'Internal error encountered.',
      })
      send(response, jsonText(internal.body, 500))
    }
  }
}

async function answer(
  google: Google,
  found: Match | undefined,
  call: Omit<Call, 'param' | 'find' | 'text'> & { text: string | undefined },
  request: IncomingMessage,
  rule: FaultRule | undefined,
): Promise<Reply> {
  try {
    if (found === undefined) throw unimplemented(google, request)
    const { route, param, find } = found
    const { text } = call
    if (text === undefined) throw tooLarge()
    if (typeof rule?.status === 'number')
      throw faultError(rule.status, rule, faultSubject(google, found))
    if (route.kind === 'plain' && route.method.startsWith('emulator.')) refuseForeignHost(request)
    const reply =
      route.kind === 'plain'
        ? await route.handle({ ...call, text, param, find })
        : route.handle({
            ...call,
            text,
            param,
            find,
            person: authenticate(google, { ...route, service: serviceOf(route) }, request),
            integers: (call.query.get('$alt') ?? call.query.get('alt') ?? '').includes(
              'enum-encoding=int',
            ),
          })
    if (rule?.status === 'odd-json') return oddReply(reply)
    if (rule?.status === 'broken-json') return brokenReply(reply)
    return reply
  } catch (error) {
    if (error instanceof GoogleError) return jsonText(error.body, error.status, error.headers)
    throw error
  }
}

function serviceOf(route: Route): string {
  return `${route.method.split('.')[0]}.googleapis.com`
}

function faultFor(google: Google, found: Match | undefined, email: string | undefined) {
  return google.faults.next({
    method: found?.route.method ?? 'unknown',
    project: found?.find('project'),
    location: found?.find('location'),
    email,
  })
}

function faultSubject(google: Google, found: Match) {
  const project = google.catalog.project(found.find('project') ?? '')
  return { service: serviceOf(found.route), projectNumber: project?.data.projectNumber ?? '0' }
}

function safeQuery(url: URL): string {
  const query = new URLSearchParams(url.search)
  query.delete('access_token')
  return query.toString()
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return
  response.writeHead(reply.status, {
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
  })
  response.end(reply.body)
}
