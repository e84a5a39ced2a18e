import { escapeHtml } from '../escape-html'
import type { LinkFormat } from '../wiki-link'

export const html: LinkFormat = {
  name: 'HTML',
  where: 'Pages and wikis that take HTML.',
  write: ({ href, text, badge }) => {
    const shown =
      badge === undefined
        ? escapeHtml(text)
        : `<img src="${escapeHtml(badge)}" alt="${escapeHtml(text)}">`
    return `<a href="${escapeHtml(href)}">${shown}</a>`
  },
}
