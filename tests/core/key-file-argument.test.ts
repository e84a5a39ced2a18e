import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyFileArgument } from '../../lib/core/setup/key-file-argument'
import type { Subject } from '../../lib/core/setup/tool'

const SUBJECT: Subject = {
  repository: { project: 'my-project', location: 'us', repository: 'team' },
  system: 'linux',
  scope: 'venv',
  credentials: 'key-file',
  index: 'only',
}

const PATHS = [
  'key.json',
  '/etc/keys/ci key.json',
  "it's/key.json",
  '$HOME/`id`/$(id).json',
  'C:\\keys\\ci.json',
  '100%/ключ.json',
  '/tmp/a "quoted" key.json',
  ...fc.sample(
    fc.string({ unit: fc.constantFrom(...`'"$\`!*?[]{}()<>|&;#%=@ \\/.ab‘’`), minLength: 1 }),
    { numRuns: 300, seed: 3 },
  ),
].filter((path) => !path.startsWith('~'))

test('a real shell reads the path that was meant, with the home directory where "~" stood', () => {
  const meant = PATHS.flatMap((path) => [path, `/home/me you/${path}`])
  const typed = PATHS.flatMap((path) => [path, `~/${path}`])
  const script = `printf '%s\\0' ${typed.map((keyFile) => keyFileArgument({ ...SUBJECT, keyFile })).join(' ')}`
  const output = execFileSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, HOME: '/home/me you' },
  })
  expect(output.split('\0').slice(0, -1)).toEqual(meant)
})

test.each([
  [undefined, '"$HOME\\service-account-key.json"'],
  ['C:\\keys\\ci.json', 'C:\\keys\\ci.json'],
  ['C:\\my keys\\ci.json', "'C:\\my keys\\ci.json'"],
  ['~\\keys\\ci.json', '"$HOME\\keys\\ci.json"'],
  ["~\\it's $x.json", "(Join-Path $HOME 'it''s $x.json')"],
])('PowerShell: %s', (keyFile, expected) => {
  const subject: Subject = { ...SUBJECT, system: 'windows' }
  expect(keyFileArgument(keyFile === undefined ? subject : { ...subject, keyFile })).toBe(expected)
})
