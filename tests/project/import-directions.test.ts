import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const PROBE = 'lint-probe'
let probe = ''

afterEach(() => rmSync(join(ROOT, probe), { force: true }))

/** What lint says about a file of that content in that folder. */
function lint(folder: string, content: string): string {
  probe = `${folder}/${PROBE}.ts`
  const file = join(ROOT, probe)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  const { stdout, stderr } = spawnSync('biome', ['lint', '--max-diagnostics=50', probe], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return stdout + stderr
}

/** The arrows of docs/decisions and design: who must not import whom. */
const FORBIDDEN: readonly (readonly [string, readonly string[]])[] = [
  [
    'lib/core',
    [
      '@/lib/google/transport',
      '@/lib/data/viewer',
      '@/lib/env',
      '@/app/page',
      'react',
      'next/headers',
      'node:fs',
      '../../google/transport',
    ],
  ],
  [
    'lib/google',
    [
      '@/lib/data/viewer',
      '@/lib/auth/person',
      '@/lib/env',
      '@/components/icon',
      'next/headers',
      'react',
    ],
  ],
  ['lib/data', ['@/app/page', '@/components/icon', '@/emulator/google', '@/tests/support/worlds']],
  ['lib/auth', ['@/lib/data/viewer', '@/lib/google/transport', '@/components/icon']],
  [
    'components',
    ['@/lib/google/transport', '@/lib/data/viewer', '@/lib/auth/person', '@/lib/env', '@/app/page'],
  ],
  ['app', ['@/lib/google/transport', '@/emulator/google', '@/tests/support/worlds']],
  ['emulator', ['@/lib/core/outcome', '../lib/core/outcome.ts', '../app/page.tsx']],
]

test.each(FORBIDDEN.flatMap(([folder, imports]) => imports.map((from) => [folder, from] as const)))(
  '%s may not import %s',
  (folder, from) => {
    expect(lint(folder, `import { x } from '${from}'\n\nexport { x }\n`)).toContain(
      'noRestrictedImports',
    )
  },
)

test.each([
  ['lib/core', './outcome'],
  ['lib/google', '../core/outcome'],
  ['lib/data', '@/lib/google/transport'],
  ['components', '@/lib/core/outcome'],
  ['app', '@/lib/data/viewer'],
])('%s may import %s', (folder, from) => {
  expect(lint(folder, `import { x } from '${from}'\n\nexport { x }\n`)).not.toContain(
    'noRestrictedImports',
  )
})

test.each([
  ['an unchecked `as`', "export const x = JSON.parse('1') as number\n", 'unchecked `as`'],
  ['any', 'export const x: any = 1\n', 'noExplicitAny'],
  ['!', 'export const x = process.argv[0]!\n', 'noNonNullAssertion'],
  ['the environment', "export const x = process.env['HOME']\n", 'noProcessEnv'],
])('%s is refused', (_, content, rule) => {
  expect(lint('lib/core', content)).toContain(rule)
})

test('`as const` is allowed', () => {
  expect(lint('lib/core', "export const X = ['a'] as const\n")).not.toContain('unchecked')
})
