const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Milliseconds since 1970; `undefined` for what is no RFC 3339 time, as the 30th of February. */
export function parseTimestamp(text: string): number | undefined {
  const [, year, month, day] = RFC_3339.exec(text) ?? []
  if (day === undefined) return undefined
  // Date.parse would take the 30th of February for the 2nd of March.
  const isDay =
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  const time = Date.parse(text)
  return isDay && !Number.isNaN(time) ? time : undefined
}
