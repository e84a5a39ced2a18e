import type { IncomingHttpHeaders } from 'node:http'
import type { Principal } from '../iam/access.ts'

export type Reply = { status: number; headers: Readonly<Record<string, string>>; body: string }

/** A request, whoever sent it. */
export type Call = {
  /** The decoded path parameter; a name the route does not have is a bug. */
  param(name: string): string
  /** The same for one that only some of the route's paths have. */
  find(name: string): string | undefined
  query: URLSearchParams
  headers: IncomingHttpHeaders
  /** The body as text; `''` when there is none. */
  text: string
}

/** A request to an API, from someone signed in: a person, a service account or a federated identity. */
export type ApiCall = Call & { person: Principal; integers: boolean }

type Matched = {
  verb: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** `/v1/projects/{project}:getIamPolicy`; several, where versions share an answer. */
  paths: readonly string[]
  /** The name in the request log and in faults: `artifactregistry.repositories.list`. */
  method: string
}

/** An API method: `scope` says which scopes are enough besides `cloud-platform`, by the discovery documents. */
export type ApiRoute = Matched & {
  kind: 'api'
  rpc: string
  scope: 'read-only' | 'full' | 'iam' | 'groups'
  handle(call: ApiCall): Reply
}

/** Everything else: sign-in, which answers errors of its own, and the emulator's controls. */
export type PlainRoute = Matched & { kind: 'plain'; handle(call: Call): Reply | Promise<Reply> }

export type Route = ApiRoute | PlainRoute

const JSON_HEADERS = {
  'content-type': 'application/json; charset=UTF-8',
  'cache-control': 'private',
  'x-content-type-options': 'nosniff',
}

/** A JSON answer from text that is JSON already. */
export function jsonText(
  body: string,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { ...JSON_HEADERS, ...headers }, body }
}

export function json(
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return jsonText(JSON.stringify(value), status, headers)
}
