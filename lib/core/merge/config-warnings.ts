import type { IniSection } from '../quote/ini-document'
import type { IniPart } from './ini-sections'
import { pipWarnings } from './pip-warnings'
import { pypircWarnings } from './pypirc-warnings'
import { secretWarning } from './secret-warning'

/**
 * What in an existing `pip.conf` or `.pypirc` fights `wanted`, or gives something away; one sentence each or two, in which
 * `backticks` mark code. Repeats nothing of a line that may hold a secret. `merged` is what the file says with `wanted`
 * in it; nothing for one that cannot be read, of which only secrets are spoken.
 */
export function configWarnings(
  name: string,
  existing: string,
  merged: readonly IniPart[],
  wanted: readonly IniSection[],
): readonly string[] {
  return [
    ...secretWarning(existing),
    ...(name === '.pypirc' ? pypircWarnings(existing, merged) : []),
    ...(name === 'pip.conf' || name === 'pip.ini' ? pipWarnings(merged, wanted) : []),
  ]
}
