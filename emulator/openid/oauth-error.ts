import { json, type Reply } from '../http/route.ts'

/** A refusal of the token endpoint (RFC 6749, 5.2), in Google's words. */
export class OAuthError extends Error {
  readonly reply: Reply

  constructor(
    error: string,
    description: string,
    options: { status?: number; subtype?: string } = {},
  ) {
    super(`${error}: ${description}`)
    const { status = 400, subtype } = options
    this.reply = json(
      {
        error,
        error_description: description,
        ...(subtype === undefined ? {} : { error_subtype: subtype }),
      },
      status,
      status === 401 ? { 'www-authenticate': 'Basic realm="oauth2"' } : {},
    )
  }
}
