/**
 * One form for all spellings of a version: https://packaging.python.org/en/latest/specifications/version-specifiers/#normalization
 * Zeros at the end are left out, too: `1.0` and `1` are the same. A text that is no version stays as it is, in lower case.
 */
export function normalizedVersion(text: string): string {
  const { epoch, release, pre, preNumber, post, dev, local } =
    VERSION.exec(text.trim().toLowerCase())?.groups ?? {}
  if (release === undefined) return text.toLowerCase()
  const short = release
    .split('.')
    .map(number)
    .join('.')
    .replace(/(\.0)+$/, '')
  return [
    epoch === undefined || number(epoch) === '0' ? '' : `${number(epoch)}!`,
    short,
    pre === undefined ? '' : `${PRE[pre] ?? pre}${number(preNumber)}`,
    post === undefined ? '' : `.post${number(post.replace(/\D/g, ''))}`,
    dev === undefined ? '' : `.dev${number(dev.replace(/\D/g, ''))}`,
    local === undefined ? '' : `+${local.split(/[-_.]/).map(part).join('.')}`,
  ].join('')
}

const VERSION =
  /^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)(?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|[abc])[-_.]?(?<preNumber>\d*))?(?<post>-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?<dev>[-_.]?dev[-_.]?\d*)?(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/

const PRE: Readonly<Record<string, string>> = {
  alpha: 'a',
  beta: 'b',
  c: 'rc',
  pre: 'rc',
  preview: 'rc',
}

const number = (digits = '') => (digits === '' ? '0' : BigInt(digits).toString())
const part = (text: string) => (/^\d+$/.test(text) ? number(text) : text)
