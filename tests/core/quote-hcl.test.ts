import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hclString } from '@/lib/core/quote/hcl-string'
import { AWKWARD } from './awkward-text'

const terraform = spawnSync('terraform', ['version']).status === 0

describe('hclString', () => {
  test.each([
    ['plain', '"plain"'],
    ['a "b" \\c', '"a \\"b\\" \\\\c"'],
    [`$\{var.x} %{if}`, `"$$\{var.x} %%{if}"`],
    ['$x %d', '"$x %d"'],
    ['a\nb\tc', '"a\\nb\\tc"'],
    ['\u0007', '"\\u0007"'],
  ])('%j', (value, expected) => expect(hclString(value)).toBe(expected))

  test('half a character is refused', () => {
    expect(() => hclString('\ud800')).toThrow(RangeError)
  })

  test.runIf(terraform)('Terraform reads back what was meant', () => {
    const values = [...AWKWARD, `$\{1 + 1}`, `$$\{x}`, '%{ if true }', 'a${', '$$', '"${"'].filter(
      (value) => value.isWellFormed(),
    )
    const folder = mkdtempSync(join(tmpdir(), 'hcl-'))
    try {
      const output = execFileSync('terraform', ['console'], {
        cwd: folder,
        input: `join(" ", [${values.map((value) => `base64encode(${hclString(value)})`).join(', ')}])\n`,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      })
      const read = output
        .trim()
        .slice(1, -1)
        .split(' ')
        .map((line) => Buffer.from(line, 'base64').toString())
      // HCL's strings are in Unicode's normal form C.
      expect(read).toEqual(values.map((value) => value.normalize('NFC')))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
