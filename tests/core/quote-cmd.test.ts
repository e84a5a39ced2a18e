import { describe, expect, test } from 'vitest'
import { cmdArgument, cmdSet } from '../../lib/core/quote/cmd-argument'
import { AWKWARD, PATHS, sample, text } from './awkward-text'
import { readByC, readByCmd } from './cmd-readers'

/** The worst machine there is: every name is a variable's that has no `"`, no `^` and no blanks around it. */
const everyName = (name: string) => (/["^]|^ | $/.test(name) ? undefined : 'EXPANDED')

const values = [...AWKWARD, ...sample(text, 1500)]
const sayable = values.filter((value) => !/["\p{Cc}]/u.test(value))

describe('the two readers of this test', () => {
  test.each([
    ['"a b" c', ['a b', 'c']],
    ['a\\\\b "c\\\\" d\\"e', ['a\\\\b', 'c\\', 'd"e']],
    ['"" "a""b"', ['', 'a"b']],
  ])('C reads %s', (line, expected) => {
    expect(readByC(line)).toEqual(expected)
  })

  test('cmd', () => {
    expect(
      readByCmd('%PATH% "%PATH%" ^%PATH^% "^" ^^', (name) =>
        name === 'PATH' ? 'EXPANDED' : undefined,
      ),
    ).toBe('EXPANDED "EXPANDED" %PATH% "^" ^')
    expect(() => readByCmd('a & b', everyName)).toThrow()
  })
})

describe('cmdArgument', () => {
  test('a C program gets what was meant, alone and among others', () => {
    expect(sayable.length).toBeGreaterThan(500)
    for (const value of sayable) {
      const line = readByCmd(`${cmdArgument(value)} x ${cmdArgument(value)}`, everyName)
      expect(readByC(line), value).toEqual([value, 'x', value])
    }
  })

  test('and the same behind another cmd, as in `gcloud.cmd`', () => {
    for (const value of sayable) {
      const line = readByCmd(readByCmd(cmdArgument(value), everyName), everyName)
      expect(readByC(line), value).toEqual([value])
    }
  })

  test('what cannot be said is refused, and nothing else', () => {
    for (const value of values) {
      if (/["\p{Cc}]/u.test(value)) expect(() => cmdArgument(value)).toThrow(RangeError)
    }
    for (const path of PATHS.filter((path) => !path.includes('"'))) cmdArgument(path)
  })

  test.each([
    ['C:\\x', 'C:\\x'],
    ['--user', '--user'],
    ['', '""'],
    ['a b\\', '"a b\\\\"'],
    ['100%', '"100%"'],
    ['C:\\%TEMP%\\a b', '"C:\\\\"%"TEMP"%"\\a b"'],
    ['a&b', '"a&b"'],
  ])('%s', (value, argument) => {
    expect(cmdArgument(value)).toBe(argument)
  })
})

describe('cmdSet', () => {
  /** `set` itself: with a quote in front, up to the last one. */
  const readBySet = (line: string) => /^set (?:"([^=]+)=(.*)"|([^="]+)=(.*))$/.exec(line)

  test('the variable is what was meant', () => {
    for (const value of sayable.filter((value) => value !== '')) {
      const [, name, quoted, bare, plain] =
        readBySet(readByCmd(cmdSet('PIP_X', value), everyName)) ?? []
      expect([name ?? bare, quoted ?? plain]).toEqual(['PIP_X', value])
    }
  })

  test.each([
    ['https://u@h/?a=1&b=2', 'set "X=https://u@h/?a=1&b=2"'],
    ['a%2Fb', 'set "X=a%2Fb"'],
    ['a%2Fb%3D', 'set X=a%^2Fb%^3D'],
  ])('%s', (value, line) => {
    expect(cmdSet('X', value)).toBe(line)
  })

  test('refuses what is none', () => {
    expect(() => cmdSet('X', '')).toThrow(RangeError)
    expect(() => cmdSet('X', 'a"')).toThrow(RangeError)
    expect(() => cmdSet('X', 'a\nb')).toThrow(RangeError)
    expect(() => cmdSet('X=1&', 'a')).toThrow(RangeError)
  })
})
