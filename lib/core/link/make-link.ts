import { badgeHref } from '../badge/badge-href'
import type { RepositoryName } from '../repository-name'
import { setupHref } from '../setup/setup-request'
import { linkText } from './describe-link'
import { lastingAddress } from './lasting-address'
import type { LinkQuery } from './link-query'
import type { WikiLink } from './wiki-link'

/** The link that was asked for, ready to be written down: addresses absolute on `origin` (`https://host[:port]`). */
export function makeLink(name: RepositoryName, asked: LinkQuery, origin: string): WikiLink {
  const { choices, text } = asked
  return {
    href: lastingAddress(origin, setupHref(name, choices)),
    text: linkText(name, choices, text),
    ...(asked.badge && { badge: lastingAddress(origin, badgeHref(name, choices, text)) }),
  }
}
