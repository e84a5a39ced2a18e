/** What came in and how it was answered. Never holds a token: neither headers nor sign-in queries are kept. */
export type RequestRecord = {
  /** `artifactregistry.repositories.list`, or `unknown`. */
  method: string
  verb: string
  path: string
  /** The query of API calls; empty for sign-in, whose query holds secrets. */
  query: string
  /** 0 when no answer was given (a fault of kind `timeout` or `disconnect`, or the client left). */
  status: number
  email?: string
}

const LIMIT = 20_000

/** The latest requests, oldest first; older ones are forgotten so that a long run does not grow. */
export function createRequestLog() {
  let records: RequestRecord[] = []
  return {
    add(record: RequestRecord) {
      records.push(record)
      if (records.length > 2 * LIMIT) records = records.slice(-LIMIT)
    },
    all: (): RequestRecord[] => records.slice(-LIMIT),
    clear() {
      records = []
    },
  }
}

export type RequestLog = ReturnType<typeof createRequestLog>
