import { STATUS_CODES } from 'node:http'
import { escaped } from './simple-page.ts'

/** An answer of the index that is an error: thrown by handlers, printed by the server. */
export class IndexError extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    // A page for what nobody serves, a line for what is refused: https://github.com/pypa/twine/issues/816 shows the line.
    const isPage = status === 404 || status === 405
    this.headers = {
      'content-type': `text/${isPage ? 'html' : 'plain'}; charset=UTF-8`,
      ...headers,
    }
    this.body = isPage ? page(status, message) : `${message}\n`
  }
}

/** Google's realm is not known; clients take any. A 403 here would keep keyring from being asked: pip#9870. */
export function credentialsWanted(location: string): IndexError {
  return new IndexError(401, 'Unauthenticated', {
    'www-authenticate': `Basic realm="https://${location}-python.pkg.dev/"`,
  })
}

/** One text for "you may not" and "there is none": it must not tell which. */
export function accessDenied(permission: string, resource: string): IndexError {
  return new IndexError(
    403,
    `Permission "${permission}" denied on resource "${resource}" (or it may not exist)`,
  )
}

function page(status: number, message: string): string {
  const title = `Error ${status} (${STATUS_CODES[status] ?? ''})`
  return `<!DOCTYPE html>
<html lang=en>
  <title>${title}</title>
  <p><b>${status}.</b> ${escaped(message)}
</html>
`
}
