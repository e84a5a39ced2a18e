import type { TomlRead } from './toml-value'

export const TAKEN_OVER = 'so a stranger’s package of the same name can win'
export const INSTEAD = 'Take it out; a virtual repository brings public packages safely.'

/** The warning, if it is one. */
export function when(condition: boolean, warning: string): readonly string[] {
  return condition ? [warning] : []
}

/** One of uv's strategies that look in every index. Facts: https://docs.astral.sh/uv/reference/settings/#index-strategy */
export function isUnsafe(strategy: TomlRead): boolean {
  return typeof strategy === 'string' && strategy.startsWith('unsafe')
}
