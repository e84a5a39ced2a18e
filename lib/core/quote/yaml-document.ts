import { UNPRINTABLE, yamlScalar } from './yaml-scalar'

export type YamlValue =
  | string
  | number
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue }

/**
 * Writes a document for a YAML 1.1 or 1.2 reader as the files of CI systems are written: two blanks per level, lists
 * indented under their key, text of several lines as it is behind a `|`. Ends with a line feed.
 * Throws a RangeError for a lone surrogate, and for a number that would not come back as it was.
 * Facts: https://yaml.org/spec/1.2.2/
 */
export function yamlDocument(value: YamlValue): string {
  return typeof value === 'string' ? `${yamlScalar(value)}\n` : `${node(value, '').trimStart()}\n`
}

/** What stands behind `key:` or `-`, with the blank or line break before it. `indent` is that of its lines. */
function node(value: YamlValue, indent: string): string {
  if (typeof value === 'string') return ` ${text(value, indent)}`
  if (typeof value === 'number') return ` ${number(value)}`
  if (typeof value === 'boolean') return ` ${value}`
  const inner = `${indent}  `
  const lines = isList(value)
    ? value.map((item) => `-${node(item, inner).replace(/^\n +/, ' ')}`)
    : Object.entries(value).map(([key, item]) => `${yamlScalar(key)}:${node(item, inner)}`)
  if (lines.length === 0) return isList(value) ? ' []' : ' {}'
  return lines.map((line) => `\n${indent}${line}`).join('')
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value)
}

function number(value: number): string {
  const written = String(value)
  if (!/^-?\d+(?:\.\d+)?$/.test(written)) throw new RangeError('This number cannot be written.')
  return written
}

/** A block of lines where there are several and each can stand as it is, else a scalar. */
function text(value: string, indent: string): string {
  const lines = value.replace(/\n+$/, '').split('\n')
  const plain = lines.every((line) => !UNPRINTABLE.test(line)) && /^[^\s]/.test(value)
  if (!plain || !value.includes('\n') || /\p{Cs}/u.test(value)) return yamlScalar(value)
  const trailing = /\n*$/.exec(value)?.[0] ?? ''
  const keep = trailing === '' ? '-' : trailing === '\n' ? '' : '+'
  const body = lines.map((line) => (line === '' ? '\n' : `\n${indent}${line}`)).join('')
  return `|${keep}${body}${trailing.slice(1)}`
}
