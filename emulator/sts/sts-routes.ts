import { z } from 'zod'
import type { Google } from '../google.ts'
import { parseBody } from '../http/request-body.ts'
import { type Call, json, type PlainRoute, type Reply } from '../http/route.ts'
import { OAuthError } from '../openid/oauth-error.ts'
import { exchangeToken } from './exchange-token.ts'

/** `sts.googleapis.com`: workload identity federation. */
export function stsRoutes(google: Google): PlainRoute[] {
  return [
    {
      kind: 'plain',
      verb: 'POST',
      paths: ['/v1/token'],
      method: 'sts.token',
      handle: (call) => answer(google, call),
    },
  ]
}

function answer(google: Google, call: Call): Reply {
  try {
    return json(exchangeToken(google, parameters(call)))
  } catch (error) {
    if (error instanceof OAuthError) return error.reply
    throw error
  }
}

const jsonBody = z.record(z.string(), z.string())

/** A form, as OAuth has it, or JSON with `subjectToken` for `subject_token`, as Google's APIs have it. */
function parameters({ headers, text }: Call): URLSearchParams {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return new URLSearchParams(text)
  const entries = Object.entries(parseBody(jsonBody, text))
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return new URLSearchParams(entries.map(([name, value]) => [snake(name), value]))
}
