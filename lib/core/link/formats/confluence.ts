import { escapeHtml } from '../escape-html'
import type { LinkFormat } from '../wiki-link'

// https://confluence.atlassian.com/doc/confluence-storage-format-790796544.html: XHTML with elements of its own for pictures.
export const confluence: LinkFormat = {
  name: 'Confluence storage format',
  where: 'Confluence’s REST API and source editor. In its ordinary editor, paste the URL.',
  write: ({ href, text, badge }) => {
    const shown =
      badge === undefined
        ? escapeHtml(text)
        : `<ac:image ac:alt="${escapeHtml(text)}"><ri:url ri:value="${escapeHtml(badge)}" /></ac:image>`
    return `<a href="${escapeHtml(href)}">${shown}</a>`
  },
}
