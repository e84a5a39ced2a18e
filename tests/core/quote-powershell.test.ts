import { beforeAll, describe, expect, test } from 'vitest'
import type { Node } from 'web-tree-sitter'
import { powershellArgument } from '../../lib/core/quote/powershell-argument'
import { AWKWARD, PATHS, sample, text } from './awkward-text'
import { powershellParser } from './powershell-parser'

let parse: (script: string) => Node
beforeAll(async () => {
  parse = await powershellParser()
})

/** What PowerShell hands to a program: a bare word, or a verbatim string, in which any two of five quotes mean one. */
function readArguments(command: string): readonly string[] {
  const root = parse(command)
  if (root.hasError) throw new Error(`${root}`)
  const elements = root.descendantsOfType('command_elements')[0]?.namedChildren ?? []
  return elements
    .filter(({ type }) => type !== 'command_argument_sep')
    .map((element) => {
      if (element.type === 'generic_token') return element.text
      const [verbatim, ...others] = element.descendantsOfType('verbatim_string_characters')
      if (others.length > 0 || verbatim?.text !== element.text) throw new Error(element.toString())
      return element.text.slice(1, -1).replace(/(['‘-‛])\1/g, '$1')
    })
}

describe('powershellArgument', () => {
  test('PowerShell’s grammar reads one argument, and it is what was meant', () => {
    const values = [...AWKWARD, ...sample(text, 600)]
    let read = 0
    for (const value of values) {
      if (/[\0"]/.test(value)) {
        expect(() => powershellArgument(value)).toThrow(RangeError)
      } else {
        read += 1
        const argument = powershellArgument(value)
        expect(readArguments(`tool x ${argument} y`), argument).toEqual(['x', value, 'y'])
      }
    }
    expect(read).toBeGreaterThan(400)
  })

  test('says every path that holds no double quote', () => {
    for (const path of PATHS.filter((path) => !path.includes('"'))) powershellArgument(path)
  })

  test.each([
    ['a b', "'a b'"],
    ["it's", "'it''s'"],
    ['$env:X', "'$env:X'"],
    ['C:\\x', 'C:\\x'],
    ['https://a@b/', "'https://a@b/'"],
    ['', "''"],
    ['-x', "'-x'"],
    ['3.13', "'3.13'"],
  ])('%s', (value, argument) => {
    expect(powershellArgument(value)).toBe(argument)
  })
})

test.each(["tool 'a", 'tool (a', 'if (1) {', "tool 'it's'"])('the grammar refuses %s', (script) => {
  expect(parse(script).hasError).toBe(true)
})
