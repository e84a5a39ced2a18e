import type { IniPart } from './ini-sections'
import { when } from './warning-parts'

/** Facts: https://packaging.python.org/en/latest/specifications/pypirc/ */
export function pypircWarnings(existing: string, merged: readonly IniPart[]): readonly string[] {
  const servers = merged
    .flatMap(({ options }) => options)
    .filter(({ key }) => key === 'index-servers')
    .flatMap(({ value }) => value.split(/\s+/))
  return [
    ...when(
      /^\s*password\s*[=:]/im.test(existing),
      'A password is in the file. keyring needs none, and for PyPI a token can be kept in it.',
    ),
    ...when(
      servers.includes('pypi') || merged.some(({ name }) => name === 'pypi'),
      'The file can publish to the public PyPI, and `twine upload` without `--repository` does so. If your packages are private, take `pypi` out.',
    ),
  ]
}
