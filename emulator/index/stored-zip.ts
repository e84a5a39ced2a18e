import { crc32 } from 'node:zlib'

/** The first moment that a zip can tell: the same content makes the same bytes on every run. */
const DATE = 0b0000000_0001_00001
const VERSION = 20
/** Bit 11: names are UTF-8. */
const FLAGS = 1 << 11

/** A zip archive whose files are stored, not compressed. */
export function storedZip(files: ReadonlyMap<string, string>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, text] of files) {
    const name = Buffer.from(path)
    const content = Buffer.from(text)
    const sizes = words([crc32(content), 4], [content.length, 4], [content.length, 4])
    const common = Buffer.concat([
      words([VERSION, 2], [FLAGS, 2], [0, 2], [0, 2], [DATE, 2]),
      sizes,
      words([name.length, 2], [0, 2]),
    ])
    const body = Buffer.concat([words([0x04034b50, 4]), common, name, content])
    const mode = 0o100644
    directory.push(
      words([0x02014b50, 4], [(3 << 8) | VERSION, 2]),
      common,
      words([0, 2], [0, 2], [0, 2], [(mode << 16) >>> 0, 4], [offset, 4]),
      name,
    )
    bodies.push(body)
    offset += body.length
  }
  const central = Buffer.concat(directory)
  const end = words(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.size, 2],
    [files.size, 2],
    [central.length, 4],
    [offset, 4],
    [0, 2],
  )
  return Buffer.concat([...bodies, central, end])
}

function words(...fields: readonly (readonly [value: number, bytes: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntLE(value, 0, bytes)
      return buffer
    }),
  )
}
