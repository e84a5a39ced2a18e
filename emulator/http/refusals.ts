import type { IncomingMessage } from 'node:http'
import type { Google } from '../google.ts'
import { GoogleError } from './google-error.ts'

/** Said on the console too: somebody may want it taught. */
export function unimplemented(google: Google, request: IncomingMessage): GoogleError {
  const path = (request.url ?? '').split('?')[0]
  google.log(`501: the emulator does not know ${request.method} ${path}`)
  return new GoogleError({
    code: 501,
    status: 'UNIMPLEMENTED',
    message: `The emulator does not know ${request.method} ${path}.`,
  })
}

export function tooLarge(): GoogleError {
  return new GoogleError({
    code: 413,
    status: 'INVALID_ARGUMENT',
    message: 'The request body is too large.',
  })
}

/** A page elsewhere that has its own name point at 127.0.0.1 must not mint tokens here (DNS rebinding). */
export function refuseForeignHost(request: IncomingMessage): void {
  if (/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '')) return
  throw new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: 'The controls answer on loopback names only.',
  })
}
