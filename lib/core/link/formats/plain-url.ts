import type { LinkFormat } from '../wiki-link'

export const plainUrl: LinkFormat = {
  name: 'URL',
  where: 'Anywhere; sites that unfurl links show a card.',
  noBadge: 'An address alone has no picture.',
  write: ({ href }) => href,
}
