const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/** Milliseconds since 1970 of an RFC 3339 time, as CEL's `timestamp("…")` takes it; `undefined` for anything else. */
export function parseTimestamp(text: string): number | undefined {
  const [, year = '', month = '', day = ''] = RFC_3339.exec(text) ?? []
  const midnight = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  // A day that does not exist (the 30th of February) is taken by some engines for a later one.
  const isDay =
    !Number.isNaN(midnight) &&
    new Date(midnight).toISOString().startsWith(`${year}-${month}-${day}`)
  return isDay ? Date.parse(text.toUpperCase()) : undefined
}
