import type { LinkFormat } from '../wiki-link'

// A backslash only before what the oldest Markdown can escape, entities for the rest: https://spec.commonmark.org/0.31.2/#backslash-escapes,
// https://daringfireball.net/projects/markdown/syntax#backslash. `|` ends a table's cell; `~ : @ $ # =` mean something to one or another host.
const ESCAPES = /[\\`*_[\]!]/g
const ENTITIES = /[&<>|~:@$#=^{}"']/g

export const markdown: LinkFormat = {
  name: 'Markdown',
  where: 'GitHub, GitLab, Backstage, most READMEs.',
  write: ({ href, text, badge }) =>
    `[${badge === undefined ? escapeText(text) : `![${escapeText(text)}](${badge})`}](${href})`,
}

function escapeText(text: string): string {
  return text
    .replace(ENTITIES, (character) => `&#${character.codePointAt(0)};`)
    .replace(ESCAPES, '\\$&')
}
