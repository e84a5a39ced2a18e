import { expect, test } from 'vitest'
import { parseReturnAddress } from '@/lib/core/return-address'

const ORIGIN = 'https://onboarding.example.com'

test.each([
  '/',
  '/repositories',
  '/repositories?q=a%20b&project=example.com%3Alegacy&sort=-updated',
  '/repositories/example.com:legacy/us-central1/old-python?tool=twine&os=windows#step-3',
  '/repositories?q=//evil.example',
])('keeps %s letter for letter', (address) => {
  expect(parseReturnAddress(address, ORIGIN)).toBe(address)
  expect(parseReturnAddress(`${ORIGIN}${address}`, ORIGIN)).toBe(address)
})

test.each([
  ['another site', 'https://evil.example/'],
  ['a site whose name starts like ours', `${ORIGIN}.evil.example/`],
  ['our name as a user', `https://onboarding.example.com@evil.example/`],
  ['a protocol-relative address', '//evil.example/'],
  ['a backslash', '/\\evil.example/'],
  ['a backslash later on', '/x\\y'],
  ['a tab that browsers drop', '/\t/evil.example/'],
  ['a newline', '/a\nb'],
  ['a space', '/a b'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,x'],
  ['a relative address', 'repositories'],
  ['nothing', ''],
  ['the sign-in itself', '/sign-in?callbackUrl=/'],
  ["next-auth's own pages", '/api/auth/signout'],
  ['next-auth behind a detour', '/x/../api/auth/signout'],
  ['something too long', `/${'a'.repeat(5000)}`],
])('refuses %s', (_, address) => {
  expect(parseReturnAddress(address, ORIGIN)).toBeUndefined()
})

test('reads the site without a path as its first page', () => {
  expect(parseReturnAddress(ORIGIN, ORIGIN)).toBe('/')
  expect(parseReturnAddress(ORIGIN)).toBeUndefined()
})

test('refuses what is not a text', () => {
  expect(parseReturnAddress(undefined)).toBeUndefined()
  expect(parseReturnAddress(['/a', '/b'])).toBeUndefined()
})
