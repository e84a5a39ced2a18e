import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const pages = [
  'README.md',
  'emulator/README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
]
const manifest = z
  .object({
    scripts: z.record(z.string(), z.string()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')))

test.each(pages)('every link of %s to a file leads to one', (page) => {
  const links = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
    ([, path]) => path ?? '',
  )
  const missing = links.filter((path) => !existsSync(join(ROOT, dirname(page), path)))
  expect(missing).toEqual([])
})

test.each(pages)('every script that %s names exists', (page) => {
  const named = [...read(page).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '')
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([])
})

test('every dependency has its sentence', () => {
  const decision = read('docs/decisions/0001-dependencies.md')
  const sentences = [...decision.matchAll(/^- (`.*)$/gm)].flatMap(([, line]) =>
    [...((line ?? '').split(':')[0]?.matchAll(/`([^`]+)`/g) ?? [])].map(([, name]) => name),
  )
  const named = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]
  expect([...new Set(sentences)].sort()).toEqual(expect.arrayContaining(named.sort()))
})

test('there is one google-gax', () => {
  const lock = z
    .object({ packages: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(read('package-lock.json')))
  const copies = Object.keys(lock.packages).filter((path) =>
    path.endsWith('node_modules/google-gax'),
  )
  expect(copies).toEqual(['node_modules/google-gax'])
})
