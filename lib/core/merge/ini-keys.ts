import type { KeyOf } from './ini-sections'

/**
 * How the program that reads a file tells its keys apart. pip takes `_` for `-` and leading dashes away; 26.3 refuses a file
 * that has a key in two spellings, and before it the last one won (tried: 23.0 to 26.3).
 * Facts: `_normalize_name` in pip/_internal/configuration.py
 */
export function keysOf(file: string): KeyOf {
  return file === 'pip.conf' || file === 'pip.ini' ? pipKey : lowerCase
}

/**
 * What tox still knows lists by, but not where there is one by the new name: that would hide what is in the old (tried: 4.67.15).
 * Facts: https://tox.wiki/en/stable/config.html#pass_env
 */
export const OLD_NAMES: Readonly<Record<string, string>> = {
  pass_env: 'passenv',
  set_env: 'setenv',
}

/** Whether tox takes commas for the ends of a list's items, as it does only where all is in one line (tried: 4.67.15). */
export function isCommaList(key: string, value: string): boolean {
  return key === 'pass_env' && value.includes(',') && !value.includes('\n')
}

/** As Python's parser compares keys unless a program tells it otherwise. */
export function lowerCase(written: string): string {
  return written.toLowerCase()
}

function pipKey(written: string): string {
  return written.toLowerCase().replaceAll('_', '-').replace(/^--/, '')
}
