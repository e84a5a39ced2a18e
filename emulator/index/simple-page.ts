import type { Distribution } from './distribution.ts'

/**
 * A page of the simple repository API: https://packaging.python.org/en/latest/specifications/simple-repository-api/
 * HTML only: nothing shows that Artifact Registry serves the JSON form, separate metadata files or upload times.
 */
export function simplePage(
  name: string,
  distributions: readonly Distribution[],
  hrefOf: (filename: string) => string,
): string {
  const links = distributions.map(({ filename, sha256, requiresPython }) => {
    const href = `${hrefOf(filename)}${sha256 === undefined ? '' : `#sha256=${sha256}`}`
    const requires =
      requiresPython === undefined ? '' : ` data-requires-python="${escaped(requiresPython)}"`
    return `    <a href="${escaped(href)}"${requires}>${escaped(filename)}</a><br/>\n`
  })
  const title = `Links for ${escaped(name)}`
  return `<!DOCTYPE html>
<html>
  <head>
    <title>${title}</title>
  </head>
  <body>
    <h1>${title}</h1>
${links.join('')}  </body>
</html>
`
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
