import { purposeOf } from '@/lib/core/link/describe-link'
import { escapeHtml } from '@/lib/core/link/escape-html'
import type { RepositoryName } from '@/lib/core/repository-name'
import { PURPOSES } from '@/lib/core/setup/guide'
import { purposeFor, type SetupChoices, setupHref } from '@/lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { TOOLS } from '@/lib/core/setup/tools'
import { PURPOSE_NAMES } from '../setup/choice-names'
import type { Theme } from '../theme'

/** The card's only style, in the page so that it is one answer; its policy allows these very letters by their hash. */
export const EMBED_STYLE = `
:root { color-scheme: light dark; }
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; padding: 2px; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  color: light-dark(#18202b, #e5eaf1); background: light-dark(#ffffff, #11151b); }
main { border: 1px solid light-dark(#d9dfe6, #2d3743); border-radius: 8px; padding: 12px 16px; }
h1 { margin: 0; font-size: 17px; line-height: 1.35; overflow-wrap: anywhere; }
p { margin: 2px 0 0; color: light-dark(#515d6b, #a3b0bf); font-size: 14px; overflow-wrap: anywhere; }
ul { display: flex; flex-wrap: wrap; gap: 0 20px; list-style: none; margin: 4px 0 0; padding: 0; }
a { display: inline-flex; align-items: center; min-height: 44px; color: light-dark(#0a6570, #62c9d2); text-underline-offset: 3px; }
h1 a { min-height: 0; }
a:focus-visible { outline: 2px solid; outline-offset: 2px; border-radius: 2px; }
@media (pointer: fine) { a { min-height: 32px; } h1 a { min-height: 0; } }
`

/**
 * A small page about a repository, to be shown in a frame: its name, what is known from the address, and links that open in a tab of
 * their own. It has no script, and it is no page of the site: those cannot be framed.
 */
export function embedCard(
  name: RepositoryName,
  choices: SetupChoices,
  { theme, origin }: { theme: Theme; origin: string },
): string {
  const { tool, system } = choices
  const chosen = purposeOf(choices)
  const how = [
    tool === undefined ? [] : [`with ${TOOLS[tool].name}`],
    system === undefined ? [] : [`on ${SYSTEM_NAMES[system]}`],
  ].flat()
  const links = PURPOSES.map((purpose) => {
    const serves = tool === undefined || purposeFor(tool, purpose) === purpose
    const here = { ...choices, purpose, ...(!serves && { tool: undefined }) }
    const words = [PURPOSE_NAMES[purpose], ...(purpose === chosen ? how : [])].join(' ')
    return `<li>${link(origin + setupHref(name, purpose === chosen ? choices : here), words)}</li>`
  })
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(name.repository)}: Python packages</title>
<style>${EMBED_STYLE}</style>
</head>
<body>
<main>
<h1>${link(origin + setupHref(name, choices), name.repository)}</h1>
<p>Python packages in ${escapeHtml(name.project)}, ${escapeHtml(name.location)}. Set-up steps, no sign-in needed.</p>
<ul>
${links.join('\n')}
</ul>
</main>
</body>
</html>
`
}

function link(href: string, words: string): string {
  return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener">${escapeHtml(words)}</a>`
}
