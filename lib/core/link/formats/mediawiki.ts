import type { LinkFormat } from '../wiki-link'

// An entity is never markup: https://www.mediawiki.org/wiki/Help:Formatting. `RFC 1`, `PMID 1` and `ISBN …` become links by themselves,
// unless what follows them is no plain space: https://www.mediawiki.org/wiki/Help:Magic_links.
const MARKUP = /[!-,/:-@[-`{-~]|(?<=\b(?:RFC|PMID|ISBN)) /g

export const mediawiki: LinkFormat = {
  name: 'MediaWiki',
  where: 'Wikis that run MediaWiki.',
  noBadge: 'MediaWiki shows pictures from other sites only where its administrators allow it.',
  write: ({ href, text }) =>
    `[${href} ${text.replace(MARKUP, (character) => `&#${character.codePointAt(0)};`)}]`,
}
