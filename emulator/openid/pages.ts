import { createHash } from 'node:crypto'
import type { Reply } from '../http/route.ts'
import type { WorldPerson } from '../world/world-schema.ts'
import type { ConsentItem } from './consent.ts'

const STYLE = `
:root { color-scheme: light dark; --line: #c9ced6; --soft: #4b5563; --paper: #fff; --ground: #f4f5f7; --ink: #16191d; --accent: #1d4ed8; --warn: #7c4a03; --warn-ground: #fff4dc }
@media (prefers-color-scheme: dark) { :root { --line: #3b424c; --soft: #b3bbc6; --paper: #1b1f24; --ground: #121518; --ink: #eef1f4; --accent: #8ab4ff; --warn: #ffd894; --warn-ground: #3a2c10 } }
* { box-sizing: border-box }
body { margin: 0; padding: 2rem 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto }
h1 { font-size: 1.5rem; margin: 0 0 .5rem }
p { margin: .5rem 0 }
.notice { padding: .5rem .75rem; border-radius: .375rem; background: var(--warn-ground); color: var(--warn); font-weight: 600 }
ul.people { list-style: none; margin: 1.25rem 0; padding: 0 }
ul.people li { margin: .5rem 0 }
button { font: inherit; color: inherit; cursor: pointer; border: 1px solid var(--line); border-radius: .375rem; background: var(--paper) }
button:hover { border-color: var(--accent) }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.people button { display: block; width: 100%; padding: .625rem .875rem; text-align: left }
.people span { display: block }
.name { font-weight: 600 }
.email, .note, code { color: var(--soft); overflow-wrap: anywhere }
fieldset { margin: 1.25rem 0; padding: .5rem .875rem; border: 1px solid var(--line); border-radius: .375rem }
legend { padding: 0 .25rem; font-weight: 600 }
ul.scopes { margin: 0; padding: 0; list-style: none }
.scopes li { margin: .5rem 0 }
.scopes label { display: flex; gap: .625rem; align-items: baseline; min-height: 2.75rem }
.scopes input { flex: none; inline-size: 1.125rem; block-size: 1.125rem; accent-color: var(--accent) }
code { font-size: .8125rem }

.note { font-size: .9375rem }
.cancel { padding: .375rem .875rem }
`
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** Who do you want to be, and what may the app do? One form with a button per person: a page without scripts. */
export function chooserPage(options: {
  people: readonly WorldPerson[]
  hint: string | undefined
  app: string
  consent: readonly ConsentItem[]
  action: string
}): string {
  const { people, hint, app, consent, action } = options
  const sorted = people.toSorted((a, b) => Number(b.email === hint) - Number(a.email === hint))
  const asked = `<fieldset>
<legend>What it wants to do</legend>
<ul class="scopes">
${consent.map(consentLine).join('\n')}
</ul>
</fieldset>`
  // Before the button that sends it, where there is something to decide.
  const isChoice = consent.some(({ isOptional }) => isOptional)
  const choices = sorted.map(
    (
      person,
    ) => `<li><button type="submit" name="email" value="${escapeHtml(person.email)}"${person.email === hint ? ' autofocus' : ''}>
<span class="name">${escapeHtml(person.name)}</span>
<span class="email">${escapeHtml(person.email)}${person.hd === undefined ? ' (consumer account)' : ''}</span>
${person.note === undefined ? '' : `<span class="note">${escapeHtml(person.note)}</span>`}
</button></li>`,
  )
  return document(
    'Choose a person',
    `<p class="notice">Emulator: this is not Google. Nobody here is real, and no password is asked for.</p>
<h1>Choose a person</h1>
<p>to continue to <strong>${escapeHtml(app)}</strong></p>
<form method="post" action="${escapeHtml(action)}">
${isChoice ? asked : ''}
${choices.length === 0 ? '<p>Nobody in this world belongs to the domain that was asked for.</p>' : `<ul class="people">\n${choices.join('\n')}\n</ul>`}
${isChoice ? '' : asked}
<input type="hidden" name="consent" value="1">
<button type="submit" class="cancel" name="cancel" value="1">Cancel</button>
</form>`,
  )
}

/** What may be left out has a box, ticked at first. */
function consentLine({ scope, words, isOptional }: ConsentItem): string {
  const box = `<input type="checkbox" name="scope" value="${escapeHtml(scope)}" checked>`
  const text = `<span>${escapeHtml(words)} <code>${escapeHtml(scope)}</code></span>`
  return isOptional ? `<li><label>${box} ${text}</label></li>` : `<li>${text}</li>`
}

export function errorPage(status: number, code: string, message: string): string {
  return document(
    'Sign-in refused',
    `<p class="notice">Emulator: this is not Google.</p>
<h1>Sign-in refused</h1>
<p>Error ${status}: ${escapeHtml(code)}</p>
<p>${escapeHtml(message)}</p>`,
  )
}

/** `formTarget`: the app. Chromium applies `form-action` to where a form's answer redirects, too. */
export function htmlReply(body: string, status: number, formTarget = ''): Reply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; form-action 'self' ${formTarget}; base-uri 'none'; frame-ancestors 'none'`,
      // Not no-referrer: the form's POST would then have "Origin: null".
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
    body,
  }
}

function document(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} (emulator)</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
