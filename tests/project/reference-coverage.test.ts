import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const page = readFileSync(join(ROOT, 'docs/reference-coverage.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| *| *\|$/g, '')))

const isFile = (path: string) => existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile()

/** `path` `name`, `name`: what stands in backticks right behind a file's path is in that file. */
const named = rows.flatMap((cells) =>
  [...cells.join(' | ').matchAll(/`((?:app|components|lib|tests)\/[^`]+)`((?:,? `[^`/]+`)*)/g)].map(
    ([, path = '', names = '']) => ({
      path,
      names: [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    }),
  ),
)

test('the rows are counted through, and each says something and where', () => {
  expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, index) => index + 1))
  expect(rows.filter(([, says, where]) => !says || !where)).toEqual([])
  expect(rows.filter((cells) => cells.length !== 4)).toEqual([])
})

test('every file that is named exists', () => {
  expect(named.length).toBeGreaterThan(100)
  expect(named.map(({ path }) => path).filter((path) => !isFile(path))).toEqual([])
})

test('every step and value that is named is in its file', () => {
  const missing = named
    .filter(({ path }) => isFile(path))
    .flatMap(({ path, names }) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      const has = (name: string) =>
        /^[a-z]+(?:-[a-z]+)+$/.test(name) ? text.includes(`'${name}'`) : text.includes(name)
      return names.filter((name) => !has(name)).map((name) => `${path} ${name}`)
    })
  expect(missing).toEqual([])
})

test('every part of the page and every choice is called so', () => {
  const sources = ['app', 'components', 'lib'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(join(ROOT, folder, path), 'utf8')),
  )
  const parts = rows
    .map((cells) => cells.join(' | ').replace(/`[^`]*`|\*\*[^*]*\*\*/g, ''))
    .flatMap((text) => [...text.matchAll(/\*([^*]+)\*/g)])
    .map(([, part = '']) => part)
  expect(parts.length).toBeGreaterThan(20)
  expect(parts.filter((part) => !sources.some((text) => text.includes(part)))).toEqual([])
})
