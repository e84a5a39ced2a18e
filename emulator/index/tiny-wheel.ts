import { createHash } from 'node:crypto'
import { storedZip } from './stored-zip.ts'

/**
 * A wheel for a package that a world only names: one module that knows its version. The same on every run.
 * https://packaging.python.org/en/latest/specifications/binary-distribution-format/
 */
export function tinyWheel(name: string, version: string): { filename: string; content: Buffer } {
  const module = name.replace(/[-_.]+/g, '_')
  const info = `${module}-${version}.dist-info`
  const files = new Map([
    [`${module}/__init__.py`, `__version__ = ${JSON.stringify(version)}\n`],
    [
      `${info}/METADATA`,
      lines('Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`, SUMMARY),
    ],
    [
      `${info}/WHEEL`,
      lines('Wheel-Version: 1.0', 'Generator: emulator', 'Root-Is-Purelib: true', TAG),
    ],
  ])
  const record = [...files].map(([path, text]) => {
    const digest = createHash('sha256').update(text).digest('base64url')
    return `${path},sha256=${digest},${Buffer.byteLength(text)}`
  })
  files.set(`${info}/RECORD`, lines(...record, `${info}/RECORD,,`))
  return { filename: `${module}-${version}-py3-none-any.whl`, content: storedZip(files) }
}

const SUMMARY = 'Summary: A package of a world of the emulator: it has a name and a version only.'
const TAG = 'Tag: py3-none-any'

function lines(...all: string[]): string {
  return `${all.join('\n')}\n`
}
