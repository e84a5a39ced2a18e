import { secretWarning } from './secret-warning'

/**
 * What in an existing `pip.conf` or `.pypirc` would fight the guide, or gives something away; one sentence each, in
 * which `backticks` mark code. Repeats nothing of a line that may hold a secret.
 * @see https://pip.pypa.io/en/stable/cli/pip_install/#finding-packages
 * @see https://packaging.python.org/en/latest/specifications/pypirc/
 */
export function configWarnings(name: string, existing: string): readonly string[] {
  const lines = existing.split(/\r?\n/).filter((line) => !/^\s*[#;]/.test(line))
  const has = (pattern: RegExp) => lines.some((line) => pattern.test(line))
  const headers = lines.flatMap((line) => /^\[(.+)\]/.exec(line)?.[1] ?? [])
  const twice = headers.find((header, index) => headers.indexOf(header) !== index)
  const warnings: string[] = []

  if (twice !== undefined) {
    warnings.push('A section is there twice. Python refuses such a file: make one of the two.')
  }
  warnings.push(...secretWarning(existing))
  if (name === '.pypirc') {
    if (has(/^\s*password\s*[=:]/i)) {
      warnings.push(
        'A password is in the file. keyring needs none, and for PyPI a token can be kept in it.',
      )
    }
    if (headers.includes('pypi') || has(/^\s+pypi\s*$|^index-servers\s*[=:].*\bpypi\b/)) {
      warnings.push(
        'The file can publish to the public PyPI, and `twine upload` without `--repository` does so. If your packages are private, take `pypi` out.',
      )
    }
    return warnings
  }
  if (has(/^\s*extra-index-url\s*[=:]/i)) {
    warnings.push(
      '`extra-index-url` is set: pip takes the highest version from any index, so a stranger’s package of the same name can win. Take it out; a virtual repository brings public packages safely.',
    )
  }
  if (has(/^\s*no-index\s*[=:]\s*(true|1|yes|on)/i)) {
    warnings.push('`no-index` is set: pip asks no index at all.')
  }
  if (headers.some((header) => header !== 'global') && has(/^\s*index-url\s*[=:]/i)) {
    warnings.push(
      'An `index-url` in a section of one command, such as `[install]`, wins over `[global]`. Look whether there is one.',
    )
  }
  return warnings
}
