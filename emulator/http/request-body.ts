import type { z } from 'zod'
import { invalidArgument } from './google-error.ts'

/** An API's JSON body, or Google's refusal of one that is not what the method takes. No body is `{}`. */
export function parseBody<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  const result = schema.safeParse(parseJson(text))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw invalidArgument(`Invalid value at '${field}': ${issue?.message ?? 'unexpected'}`, field)
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw invalidArgument('Invalid JSON payload received. Unexpected token.')
  }
}
