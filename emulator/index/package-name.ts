/** One form for all spellings: https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalizedName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase()
}

const FILE =
  /^(?<name>[A-Za-z0-9][\w.-]*?)-(?<version>\d[\w.!+]*)(?:-[\w.-]+\.whl|\.tar\.gz|\.zip)$/

/** The parts of a wheel's or a source distribution's file name; `undefined` for any other file. */
export function readFilename(filename: string): { name: string; version: string } | undefined {
  const { name, version } = FILE.exec(filename)?.groups ?? {}
  return name === undefined || version === undefined
    ? undefined
    : { name: normalizedName(name), version }
}
