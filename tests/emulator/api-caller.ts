import { z } from 'zod'

/** What an API answered: `body` is JSON whose shape each test knows, so it is looked at by path. */
export type Answer = { status: number; headers: Headers; body: unknown }

/** Calls an emulator with a token, as curl would. */
export function apiCaller(url: string, token?: string) {
  return async (
    request: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const [method = 'GET', path = '/'] = request.split(' ')
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
}

const detail = z.looseObject({ reason: z.string(), domain: z.string() })
const errorBody = z.object({
  error: z.object({
    code: z.number(),
    message: z.string(),
    status: z.string(),
    details: z.array(z.unknown()).default([]),
  }),
})

/** An AIP-193 error in one line of facts: what a table of expectations compares. */
export function googleError({ status, body }: Answer) {
  const { error } = errorBody.parse(body)
  const info = error.details
    .map((item) => detail.safeParse(item))
    .find((parsed) => parsed.success)?.data
  if (error.code !== status) throw new Error(`the body says ${error.code}, the answer ${status}`)
  return {
    code: error.code,
    status: error.status,
    message: error.message,
    reason: info?.reason,
    domain: info?.domain,
    metadata: info?.['metadata'],
  }
}
