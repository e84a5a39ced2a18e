import type { TomlTable } from '../quote/toml-document'
import { keptLines } from './merged-lines'
import { pixiWarnings } from './pixi-warnings'
import { secretWarning } from './secret-warning'
import { samePath, startsWith, type TomlSection, tomlSections, tomlSettings } from './toml-sections'
import type { TomlRead } from './toml-value'
import { INSTEAD, isUnsafe, TAKEN_OVER, when } from './warning-parts'

/**
 * What in an existing `uv.toml` or `pyproject.toml` would fight `wanted`, or gives something away. Nothing is said of a
 * file that cannot be read, but for secrets: merging refuses it.
 * Tried with uv 0.13.9; https://docs.astral.sh/uv/concepts/indexes/ and
 * https://python-poetry.org/docs/repositories/#project-configuration
 */
export function tomlWarnings(
  name: string,
  existing: string,
  wanted: readonly TomlTable[],
): readonly string[] {
  const uv = name === 'uv.toml' ? [] : ['tool', 'uv']
  const sections = readable(existing)
  return [
    ...secretWarning(existing),
    ...indexWarnings(sections, [...uv, 'index'], wanted),
    ...settingWarnings(sections, uv, wanted),
    ...sourceWarnings(sections, wanted),
    ...(name === 'pixi.toml' ? pixiWarnings(sections, wanted) : []),
  ]
}

function readable(existing: string): readonly TomlSection[] {
  try {
    return tomlSections(keptLines(existing).map(({ text }) => text))
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function indexWarnings(
  sections: readonly TomlSection[],
  path: readonly string[],
  wanted: readonly TomlTable[],
): readonly string[] {
  const ours = wantedAt(wanted, path)
  const items = sections.filter((section) => section.item && samePath(section.path, path))
  const others = items.filter((item) => read(item, 'name') !== ours.get('name'))
  const same = items.find((item) => !others.includes(item))
  const both = (['default', 'explicit'] as const).every(
    (key) => ours.get(key) === true || (same && read(same, key) === true),
  )
  return [
    ...when(
      ours.get('default') === true && others.some((item) => read(item, 'default') === true),
      'Another index has `default = true` as well. uv allows one and stops with an error otherwise: take that line out of the other.',
    ),
    ...when(
      both,
      'This index is `default` and `explicit` at once: uv then asks it only for packages that are pinned to it. Keep `default` to install from it, `explicit` only to publish.',
    ),
    ...when(
      others.some(
        (item) =>
          isPypi(read(item, 'url')) &&
          read(item, 'default') !== true &&
          read(item, 'explicit') !== true,
      ),
      `PyPI is an index of its own here, and uv asks it before the default one, ${TAKEN_OVER}. ${INSTEAD}`,
    ),
    ...when(
      others.some((item) => isPypi(read(item, 'publish-url'))),
      TO_THE_WORLD,
    ),
  ]
}

const TO_THE_WORLD =
  'A `publish-url` leads to the public PyPI. If your packages are private, take it out: what is uploaded there is for everybody.'

function settingWarnings(
  sections: readonly TomlSection[],
  uv: readonly string[],
  wanted: readonly TomlTable[],
): readonly string[] {
  const all = tomlSettings(sections)
  const at = (key: string, ...table: readonly string[]) =>
    all.filter(({ path }) => samePath(path, [...uv, ...table, key])).map(({ value }) => value)
  const asksKeyring = wanted.some(
    ({ path, entries }) =>
      samePath(path, uv) && entries.some(([key]) => key === 'keyring-provider'),
  )
  return [
    ...when(
      [...at('extra-index-url'), ...at('extra-index-url', 'pip')].length > 0,
      `\`extra-index-url\` is set: uv asks that index before the default one, ${TAKEN_OVER}. ${INSTEAD}`,
    ),
    ...when(
      [...at('index-url'), ...at('index-url', 'pip')].length > 0,
      '`index-url` is the old way to name the default index. Beside an index with `default = true` uv ignores it: take it out.',
    ),
    ...when(
      [...at('index-strategy'), ...at('index-strategy', 'pip')].some(isUnsafe),
      `\`index-strategy\` is one of the unsafe ones: uv takes a package from any index that has it, ${TAKEN_OVER}. Take the line out.`,
    ),
    ...when(
      at('no-index').includes(true),
      '`no-index` is set: uv asks no index at all. Take the line out.',
    ),
    ...when(
      at('no-index', 'pip').includes(true),
      '`no-index` is set for `uv pip`, which then asks no index at all. Take the line out.',
    ),
    ...when(
      asksKeyring && at('keyring-provider', 'pip').includes('disabled'),
      '`keyring-provider = "disabled"` is set for `uv pip`, which then never asks keyring, and finds no password for this repository. Take the line out.',
    ),
    ...when(at('publish-url').some(isPypi), TO_THE_WORLD),
  ]
}

/** Of sources, those without a priority are primary ones, and Poetry looks for every package in all of these. */
function sourceWarnings(
  sections: readonly TomlSection[],
  wanted: readonly TomlTable[],
): readonly string[] {
  const path = ['tool', 'poetry', 'source']
  const ours = wantedAt(wanted, path)
  const rivals = sections.filter((section) => {
    const priority = read(section, 'priority') ?? 'primary'
    const rival = typeof priority === 'string' && /^(?:primary|default)$/i.test(priority)
    return startsWith(section.path, path) && read(section, 'name') !== ours.get('name') && rival
  })
  return when(
    ours.get('priority') === 'primary' && rivals.length > 0,
    `Another source is a primary one too. Poetry looks for every package in both, ${TAKEN_OVER}. Give the other \`priority = "explicit"\`, or take it out.`,
  )
}

function wantedAt(wanted: readonly TomlTable[], path: readonly string[]) {
  return new Map(wanted.find((table) => table.item && samePath(table.path, path))?.entries)
}

function read({ entries }: TomlSection, key: string): TomlRead | undefined {
  return entries.find(({ path }) => samePath(path, [key]))?.value
}

function isPypi(value: TomlRead | undefined): boolean {
  return (
    typeof value === 'string' &&
    /^https?:\/\/(?:[^/@]*@)?(?:[\w-]+\.)*pypi\.org(?:[/:]|$)/.test(value)
  )
}
