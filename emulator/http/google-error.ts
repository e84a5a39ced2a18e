/** An answer that is an error of Google's (AIP-193): thrown by handlers, printed by the dispatcher. */
export class GoogleError extends Error {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>

  constructor(options: {
    code: number
    status: string
    message: string
    details?: readonly object[]
    headers?: Readonly<Record<string, string>>
  }) {
    super(options.message)
    this.status = options.code
    this.headers = options.headers ?? {}
    const { code, message, status, details = [] } = options
    const error = { code, message, status, ...(details.length > 0 ? { details } : {}) }
    this.body = JSON.stringify({ error }, null, 2)
  }
}

export function errorInfo(
  reason: string,
  domain: string,
  metadata?: Readonly<Record<string, string>>,
): object {
  return {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason,
    domain,
    ...(metadata === undefined ? {} : { metadata }),
  }
}

export function helpLink(description: string, url: string): object {
  return { '@type': 'type.googleapis.com/google.rpc.Help', links: [{ description, url }] }
}

export function invalidArgument(message: string, field?: string): GoogleError {
  const violation = {
    '@type': 'type.googleapis.com/google.rpc.BadRequest',
    fieldViolations: [{ field, description: message }],
  }
  return new GoogleError({
    code: 400,
    status: 'INVALID_ARGUMENT',
    message,
    details: field === undefined ? [] : [violation],
  })
}

export function notFound(message = 'Requested entity was not found.'): GoogleError {
  return new GoogleError({ code: 404, status: 'NOT_FOUND', message })
}

/** One text for "you may not" and "there is none", as Google has it: it must not tell which. */
export function permissionDenied(
  service: string,
  permission: string,
  resource: string,
): GoogleError {
  return new GoogleError({
    code: 403,
    status: 'PERMISSION_DENIED',
    message: `Permission '${permission}' denied on resource '//${service}/${resource}' (or it may not exist).`,
    details: [errorInfo('IAM_PERMISSION_DENIED', service, { permission, resource })],
  })
}
