import type { z } from 'zod'
import { CallFailed } from './call-failed'
import type { Transport } from './transport'

/** Plain REST with JSON. Every call takes the token of the person who asks, and says what it expects. */
export type RestClient = {
  get<T>(token: string, path: string, query: Query, schema: z.ZodType<T>): Promise<T>
  post<T>(token: string, path: string, body: unknown, schema: z.ZodType<T>): Promise<T>
}

export type Query = Readonly<Record<string, string | readonly string[]>>

/**
 * For the APIs whose official clients would bring a second google-gax. `path` is appended as it is written, its parts encoded.
 * Throws {@link CallFailed}, or `ZodError` for an answer of another shape.
 */
export function restClient(endpoint: URL, transport: Transport): RestClient {
  const authorization = (token: string) => ({ authorization: `Bearer ${token}` })
  return {
    async get(token, path, query, schema) {
      const url = new URL(path, endpoint)
      for (const [name, values] of Object.entries(query)) {
        for (const value of [values].flat()) url.searchParams.append(name, value)
      }
      return schema.parse(await readJson(await transport(url, { headers: authorization(token) })))
    },
    async post(token, path, body, schema) {
      const answer = await transport(new URL(path, endpoint), {
        method: 'POST',
        headers: { ...authorization(token), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return schema.parse(await readJson(answer))
    },
  }
}

/** The colon of a project in a domain (`example.com:project`) is part of its name, not the start of a method. */
export function encodePath(name: string): string {
  // A URL takes these for steps, encoded or not: the call would be another one. Nothing of Google's has such a name.
  if (name.split('/').some((part) => part === '.' || part === '..')) {
    throw new CallFailed({ kind: 'not-found' })
  }
  return name.split('/').map(encodeURIComponent).join('/')
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json()
  } catch {
    throw new CallFailed({ kind: 'unexpected-answer', detail: 'the body is not JSON' })
  }
}
