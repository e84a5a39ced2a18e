import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TOOL_IDS } from '@/lib/core/setup/tools'
import { CAUSE_IDS, causeEntry, isCause } from '@/lib/core/troubleshoot/causes'
import { SECRETS } from '@/lib/core/troubleshoot/secret-kinds'
import { SYMPTOM_CASES } from '../../clients/symptom-cases'
import { LASTING } from '../../support/lasting-words'
import { guidesFor, SETTINGS } from '../every-guide'

describe('causes', () => {
  test('no id that was once given out is lost', () => {
    expect(CAUSE_IDS).toEqual(expect.arrayContaining([...LASTING.causes]))
    expect(CAUSE_IDS.every((id) => /^[a-z]+(-[a-z0-9]+)*$/.test(id))).toBe(true)
  })

  test('what objects inherit is no cause', () => {
    expect(['toString', '__proto__', 'constructor', ''].filter(isCause)).toEqual([])
  })

  test('every cause that is provoked has its entry', () => {
    expect(SYMPTOM_CASES.filter(({ cause }) => !isCause(cause))).toEqual([])
  })

  test.each(CAUSE_IDS)('%s says what it is, what to do and where that is from', (id) => {
    const entry = causeEntry(id)
    const prose = [entry.title, entry.means, entry.tell, ...entry.fix.map((fix) => fix.do)]
    for (const text of prose) {
      expect(text.length).toBeGreaterThan(10)
      expect(text.split('`').length % 2, `backticks in pairs: ${text}`).toBe(1)
      expect(text.replace(/`[^`]*`/g, ''), 'no other mark of Markdown').not.toMatch(/[*_]/)
    }
    expect(entry.sources.length).toBeGreaterThan(0)
    expect(entry.sources.every(({ url }) => url.startsWith('https://'))).toBe(true)
    expect(entry.fix.flatMap(({ tools }) => tools ?? [])).toSatisfy((tools: string[]) =>
      tools.every((tool) => TOOL_IDS.some((known) => known === tool)),
    )
  })

  test.each(Object.values(SECRETS))('$name: its revoking has no mark but backticks', (secret) => {
    expect(secret.revoke.replace(/`[^`]*`/g, '')).not.toMatch(/[*_]/)
  })

  test('the list of failure modes names the entry of each, and no other', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/failure-modes.md'), 'utf8')
    const named = [...page.matchAll(/`\/troubleshoot\/([a-z0-9-]+)`/g)].map(([, id]) => id)
    expect([...new Set(named)].sort()).toEqual([...LASTING.causes].sort())
  })

  test('every step that a cause names is in some guide', () => {
    const known = new Set(
      SETTINGS.flatMap((setting) => guidesFor(setting)).flatMap(({ guide }) =>
        [...guide.prerequisites, ...guide.steps, ...guide.checks].map(({ id }) => id),
      ),
    )
    const named = new Set(CAUSE_IDS.flatMap((id) => causeEntry(id).steps))
    expect([...named].filter((id) => !known.has(id))).toEqual([])
  })
})
