import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { iniDocument } from '../../lib/core/quote/ini-document'
import { posixArgument } from '../../lib/core/quote/posix-argument'
import { tomlDocument } from '../../lib/core/quote/toml-document'
import { urlUserInfo } from '../../lib/core/quote/url-user-info'
import { AWKWARD, PATHS, sample, text } from './awkward-text'

/** One process per batch: `program` reads JSON on its standard input and writes JSON. */
const python = (program: string, input: unknown): unknown =>
  JSON.parse(
    execFileSync('python3', ['-I', '-c', program], {
      input: JSON.stringify(input),
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    }),
  )

describe('posixArgument', () => {
  test('a real shell reads back what was meant', () => {
    const values = [...AWKWARD, ...sample(text)].filter((value) => !value.includes('\0'))
    const script = `printf '%s\\0' ${values.map(posixArgument).join(' ')}`
    const output = execFileSync('sh', ['-c', script], { encoding: 'utf8' })
    expect(output.split('\0').slice(0, -1)).toEqual(values)
  })

  test('leaves what is safe as it is', () => {
    expect(posixArgument('https://oauth2accesstoken@us-python.pkg.dev/p/r/')).not.toContain("'")
    expect(() => posixArgument('a\0')).toThrow(RangeError)
  })
})

describe('iniDocument', () => {
  const READ = `
import configparser, json, sys
def read(text):
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    return [[s, [[k, v] for k, v in parser.items(s)]] for s in parser.sections()]
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)`

  test("Python's RawConfigParser reads back what was meant", () => {
    const values = [...AWKWARD, 'https://u%40x:p%2F@h/', '%(x)s', ...sample(text)].filter(
      (value) => {
        try {
          iniDocument([{ name: 'a', entries: [['k', value]] }])
          return true
        } catch {
          return false
        }
      },
    )
    expect(values.length).toBeGreaterThan(200)
    expect(values).toEqual(expect.arrayContaining(PATHS))
    const documents = values.map((value) =>
      iniDocument([
        { name: 'first', entries: [['key', value]] },
        { name: 'second-1', entries: [['other', 'x']] },
      ]),
    )
    expect(python(READ, documents)).toEqual(
      values.map((value) => [
        ['first', [['key', value]]],
        ['second-1', [['other', 'x']]],
      ]),
    )
  })

  test('lists come back line by line', () => {
    const document = iniDocument([
      { name: 'distutils', entries: [['index-servers', ['a', 'b-1']]] },
    ])
    expect(document).toBe('[distutils]\nindex-servers =\n    a\n    b-1\n')
    expect(python(READ, [document])).toEqual([[['distutils', [['index-servers', '\na\nb-1']]]]])
  })

  test.each([
    { name: 'a]', entries: [] },
    { name: '', entries: [] },
    { name: 'DEFAULT', entries: [] },
    { name: 'a', entries: [['k', 'x\ny']] },
    { name: 'a', entries: [['k', ' x']] },
    { name: 'a', entries: [['k', ['#x']]] },
    { name: 'a', entries: [['k=', 'x']] },
  ] as const)('refuses %o', (section) => {
    expect(() => iniDocument([section])).toThrow(RangeError)
  })
})

describe('tomlDocument', () => {
  const READ = `
import json, sys, tomllib
json.dump([tomllib.loads(text) for text in json.load(sys.stdin)], sys.stdout)`

  test("Python's tomllib reads back what was meant, as value, in a list and as key", () => {
    const values = [...AWKWARD, '\0\x1b\x7f\u0085', '\r\n', '__proto', ...sample(text)]
    const documents = values.map((value) =>
      tomlDocument([
        { path: [], entries: [['first', value]] },
        { path: ['tool', 'uv'], entries: [[value, [value, 'x']]] },
        { path: ['tool', 'uv-x', 'a b'], item: true, entries: [['on', true]] },
        { path: ['tool', 'uv-x', 'a b'], item: true, entries: [['on', false]] },
      ]),
    )
    expect(python(READ, documents)).toEqual(
      values.map((value) => ({
        first: value,
        tool: {
          uv: { [value]: [value, 'x'] },
          'uv-x': { 'a b': [{ on: true }, { on: false }] },
        },
      })),
    )
  })

  test('is written as people write it', () => {
    expect(
      tomlDocument([
        { path: ['tool', 'uv'], entries: [['keyring-provider', 'subprocess']] },
        { path: ['tool', 'uv', 'index'], item: true, entries: [['default', true]] },
      ]),
    ).toBe('[tool.uv]\nkeyring-provider = "subprocess"\n\n[[tool.uv.index]]\ndefault = true\n')
  })

  test('refuses what TOML cannot hold', () => {
    expect(() => tomlDocument([{ path: ['a'], entries: [['k', '\ud800']] }])).toThrow(RangeError)
    expect(() =>
      tomlDocument([
        { path: ['a'], entries: [] },
        { path: [], entries: [['k', 'v']] },
      ]),
    ).toThrow(RangeError)
  })
})

describe('urlUserInfo', () => {
  test("Python's urllib, which pip uses, reads back what was meant", () => {
    const values = [...AWKWARD, 'ab+/=', ...sample(text)]
    const READ = `
import json, sys
from urllib.parse import unquote, urlsplit
def read(url):
    parts = urlsplit(url)
    assert parts.hostname == 'host' and parts.username == 'u', url
    return unquote(parts.password)
json.dump([read(url) for url in json.load(sys.stdin)], sys.stdout)`
    expect(
      python(
        READ,
        values.map((value) => `https://u:${urlUserInfo(value)}@host/`),
      ),
    ).toEqual(values)
  })
})
