const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']

/** Bytes in powers of 1000, as Google's console shows them: `1234567` → `1.2 MB`. */
export function formatSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  return `${value.toFixed(digits)} ${UNITS[unit] ?? ''}`
}

/** The day of an ISO time, in UTC: the same for everyone who looks at the page. */
export function formatDate(iso: string): string {
  return iso.slice(0, 10)
}
