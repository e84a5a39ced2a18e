import type { LinkFormat } from '../wiki-link'

// Three characters are escaped and no others: https://docs.slack.dev/messaging/formatting-message-text/#escaping. What follows the
// first `|` is the text.
export const slack: LinkFormat = {
  name: 'Slack',
  where:
    'Messages that a program or a workflow sends (`mrkdwn`). To write one yourself, paste the URL.',
  noBadge:
    'Slack’s messages have no pictures in a line; it shows a card for the link if it can reach this site.',
  write: ({ href, text }) => `<${escapeText(href)}|${escapeText(text)}>`,
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
