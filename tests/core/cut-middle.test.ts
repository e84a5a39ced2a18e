import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutMiddle } from '@/lib/core/cut-middle'

test.each([
  ['short', 10, 'short'],
  ['exactly-10', 10, 'exactly-10'],
  ['recommendations-models-prod', 15, 'recomme…ls-prod'],
  ['recommendations-models-staging', 15, 'recomme…staging'],
  ['abc', 1, '…'],
  ['', 5, ''],
])('%j in %i letters: %j', (text, most, expected) => {
  expect(cutMiddle(text, most)).toBe(expected)
})

test('never longer than asked, and both ends can be read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 40 }), (text, most) => {
      const cut = cutMiddle(text, most)
      expect([...cut].length).toBeLessThanOrEqual(most)
      const [start = '', end = ''] = cut === text ? [text, text] : cut.split(/…(?=[^…]*$)/)
      if (cut !== text) {
        expect(text.startsWith(start.replace(/…$/, ''))).toBe(true)
        expect(text.endsWith(end)).toBe(true)
      }
    }),
  )
})
