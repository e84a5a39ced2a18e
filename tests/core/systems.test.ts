import { expect, test } from 'vitest'
import { SYSTEMS } from '../../lib/core/setup/guide'
import { DEFAULT_SYSTEM, guessSystem, SHELLS, SYSTEM_NAMES } from '../../lib/core/setup/systems'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'linux'],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'linux'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`, 'linux'],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.0 Safari/605.1.15`,
    'macos',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0', 'macos'],
  ['CFNetwork/1490.0.4 Darwin/23.2.0', 'macos'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Edg/140.0.0.0`, 'windows'],
  ['Mozilla/5.0 (Windows NT; Windows NT 10.0; en-GB) WindowsPowerShell/5.1.19041.1', 'windows'],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/140.0.0.0 Mobile Safari/537.36`,
    DEFAULT_SYSTEM,
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15', DEFAULT_SYSTEM],
  ['Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) AppleWebKit/605.1.15', DEFAULT_SYSTEM],
  ['Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1) Edge/15.15254', DEFAULT_SYSTEM],
  ['curl/8.5.0', DEFAULT_SYSTEM],
  ['', DEFAULT_SYSTEM],
  [undefined, DEFAULT_SYSTEM],
])('%s', (userAgent, system) => {
  expect(guessSystem(userAgent)).toBe(system)
})

test('every system has a name and a shell', () => {
  expect(Object.keys(SYSTEM_NAMES)).toEqual([...SYSTEMS])
  expect(Object.keys(SHELLS)).toEqual([...SYSTEMS])
})
