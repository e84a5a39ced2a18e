import { confluence } from './formats/confluence'
import { html } from './formats/html'
import { markdown } from './formats/markdown'
import { mediawiki } from './formats/mediawiki'
import { plainUrl } from './formats/plain-url'
import { restructuredText } from './formats/restructured-text'
import { slack } from './formats/slack'
import type { LinkFormat } from './wiki-link'

/** Every way to write a link down, in the order the page shows them. A new one is one file and one line here. */
export const LINK_FORMATS = {
  url: plainUrl,
  markdown,
  html,
  rst: restructuredText,
  confluence,
  slack,
  mediawiki,
} as const satisfies Record<string, LinkFormat>
