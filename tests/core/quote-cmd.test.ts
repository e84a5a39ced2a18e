import { describe, expect, test } from 'vitest'
import { cmdArgument, cmdSet } from '../../lib/core/quote/cmd-argument'
import { AWKWARD, PATHS, sample, text } from './awkward-text'

/**
 * What cmd.exe makes of a line at its prompt: `%NAME%` is replaced where there is such a variable, else the first `%`
 * stays and reading goes on behind it; a name ends at `:` too. Outside of double quotes `^` makes the next character
 * plain; the others that mean something there would be a second command or a file, which none of ours may become.
 * @see https://stackoverflow.com/a/7970912 by those who tried it all out
 */
function readByCmd(line: string, isVariable: (name: string) => boolean): string {
  let expanded = ''
  for (let at = 0; at < line.length; at += 1) {
    const [match, name = ''] = /^%([^%:]+)(?::[^%]*)?%/.exec(line.slice(at)) ?? []
    if (match !== undefined && isVariable(name)) {
      expanded += 'EXPANDED'
      at += match.length - 1
    } else {
      expanded += line.charAt(at)
    }
  }
  let read = ''
  let quoted = false
  for (let at = 0; at < expanded.length; at += 1) {
    const character = expanded.charAt(at)
    if (character === '"') quoted = !quoted
    if (!quoted && character === '^') at += 1
    else if (!quoted && /[&|<>()]/.test(character)) throw new Error(`${character} ends the command`)
    read += !quoted && character === '^' ? expanded.charAt(at) : character
  }
  if (quoted) throw new Error('The quotes stay open')
  return read
}

/**
 * What a C program gets of it: 2n backslashes before a quote are n and the quote counts, 2n + 1 are n and a plain quote; two
 * quotes inside of quotes are a plain one.
 * @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
function readByC(line: string): readonly string[] {
  const found: string[] = []
  let argument: string | undefined
  let quoted = false
  for (let at = 0; at < line.length; ) {
    const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0
    at += backslashes
    const character = line.charAt(at)
    if (character !== '"') {
      if (backslashes > 0) argument = (argument ?? '') + '\\'.repeat(backslashes)
      if (character === '' || (!quoted && /[ \t]/.test(character))) {
        if (argument !== undefined) found.push(argument)
        argument = undefined
      } else {
        argument = (argument ?? '') + character
      }
      at += 1
      continue
    }
    argument = (argument ?? '') + '\\'.repeat(Math.floor(backslashes / 2))
    if (backslashes % 2 === 1) {
      argument += '"'
    } else if (quoted && line.charAt(at + 1) === '"') {
      argument += '"'
      at += 1
    } else {
      quoted = !quoted
    }
    at += 1
  }
  return argument === undefined ? found : [...found, argument]
}

/** The worst machine there is: every name is a variable's that has no `"`, no `^` and no blanks around it. */
const everyName = (name: string) => !/["^]|^ | $/.test(name)

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
    expect(readByCmd('%PATH% "%PATH%" ^%PATH^% "^" ^^', (name) => name === 'PATH')).toBe(
      'EXPANDED "EXPANDED" %PATH% "^" ^',
    )
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
