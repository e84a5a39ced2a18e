/** A field of a form: text, or a file with its name. */
export type FormField = { filename: string | undefined; content: Buffer }

const LINE = '\r\n'

/** The fields of a `multipart/form-data` body (the first of a name counts); `undefined` for what is none, or was cut off. */
export function readMultipartForm(
  contentType: string,
  body: Buffer,
): ReadonlyMap<string, FormField> | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return undefined
  const delimiter = Buffer.from(`${LINE}--${boundary}`)
  // The first delimiter has no line before it.
  const bytes = Buffer.concat([Buffer.from(LINE), body])
  const fields = new Map<string, FormField>()
  let at = bytes.indexOf(delimiter)
  while (at !== -1) {
    const start = at + delimiter.length
    if (bytes.subarray(start, start + 2).toString() === '--') return fields
    const next = bytes.indexOf(delimiter, start)
    if (next === -1) return undefined
    addField(fields, bytes.subarray(start + LINE.length, next))
    at = next
  }
  return undefined
}

function addField(fields: Map<string, FormField>, part: Buffer): void {
  const end = part.indexOf(LINE + LINE)
  const header = part.subarray(0, Math.max(end, 0)).toString('utf8')
  const name = parameter(header, 'name')
  if (end === -1 || name === undefined || fields.has(name)) return
  const content = part.subarray(end + 2 * LINE.length)
  fields.set(name, { filename: parameter(header, 'filename'), content })
}

function parameter(header: string, name: string): string | undefined {
  const [, quoted, bare] =
    new RegExp(`^content-disposition:.*;\\s*${name}=(?:"([^"]*)"|([^\\s;]+))`, 'im').exec(header) ??
    []
  return quoted ?? bare
}
