import type { TomlTable } from '../quote/toml-document'
import { samePath, type TomlSection, tomlSettings } from './toml-sections'
import { INSTEAD, isUnsafe, TAKEN_OVER, when } from './warning-parts'

/**
 * pixi hands these to uv, which asks the extra ones first; a feature can have its own.
 * Facts: https://pixi.sh/latest/reference/pixi_manifest/#the-pypi-options-table (not tried: pixi is not on PyPI)
 */
export function pixiWarnings(
  sections: readonly TomlSection[],
  wanted: readonly TomlTable[],
): readonly string[] {
  const ours = new Map(wanted.find(({ path }) => samePath(path, ['pypi-options']))?.entries ?? [])
  const all = tomlSettings(sections).filter(({ path }) => path.at(-2) === 'pypi-options')
  const at = (key: string) => all.filter(({ path }) => path.at(-1) === key)
  const extra = at('extra-index-urls').filter(
    ({ path, value }) =>
      // The merged file has ours in the place of these.
      !(path.length === 2 && ours.has('extra-index-urls')) &&
      !(Array.isArray(value) && value.length === 0),
  )
  return [
    ...when(
      extra.length > 0,
      `\`extra-index-urls\` is set: pixi asks these indexes before \`index-url\`, ${TAKEN_OVER}. ${INSTEAD}`,
    ),
    ...when(
      at('index-strategy').some(({ value }) => isUnsafe(value)),
      `\`index-strategy\` is one of the unsafe ones: pixi takes a package from any index that has it, ${TAKEN_OVER}. Take the line out.`,
    ),
  ]
}
