import { createHash } from 'node:crypto'
import { invalidArgument } from './google-error.ts'

/**
 * One page of a list. Tokens are opaque and belong to their query: with another parent, filter or order they are
 * refused, but the page size may change on the way (https://google.aip.dev/158).
 */
export function page<T>(
  items: readonly T[],
  query: URLSearchParams,
  options: { of: string; defaultSize: number; maximumSize: number },
): { items: readonly T[]; nextPageToken: string | undefined } {
  const size = pageSize(query, options)
  const fingerprint = createHash('sha256').update(options.of).digest('base64url').slice(0, 12)
  const start = pageStart(query.get('pageToken') ?? '', fingerprint)
  const end = start + size
  return {
    items: start === 0 && end >= items.length ? items : items.slice(start, end),
    nextPageToken:
      end < items.length ? Buffer.from(`${fingerprint}.${end}`).toString('base64url') : undefined,
  }
}

function pageSize(
  query: URLSearchParams,
  options: { defaultSize: number; maximumSize: number },
): number {
  const text = query.get('pageSize') ?? '0'
  if (!/^\d+$/.test(text)) throw invalidArgument(`Invalid page size: "${text}"`, 'page_size')
  const asked = Number(text)
  return asked === 0 ? options.defaultSize : Math.min(asked, options.maximumSize)
}

function pageStart(token: string, fingerprint: string): number {
  if (token === '') return 0
  const [of, start] = Buffer.from(token, 'base64url').toString('latin1').split('.')
  if (of !== fingerprint || start === undefined || !/^\d+$/.test(start)) {
    throw invalidArgument('Invalid page token.', 'page_token')
  }
  return Number(start)
}

/** `{"repositories":[…],"nextPageToken":"…"}` from items that are JSON already. An empty list has no field. */
export function listText(
  field: string,
  items: readonly string[],
  nextPageToken: string | undefined,
): string {
  const fields = [
    ...(items.length > 0 ? [`"${field}":[${items.join(',')}]`] : []),
    ...(nextPageToken === undefined ? [] : [`"nextPageToken":${JSON.stringify(nextPageToken)}`]),
  ]
  return `{${fields.join(',')}}`
}
