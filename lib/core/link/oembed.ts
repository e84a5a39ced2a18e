import { parseRepositoryName } from '../repository-name'
import { choicesOf, parseSetupRequest, setupHref } from '../setup/setup-request'
import { DEFAULT_SYSTEM } from '../setup/systems'
import { describeLink } from './describe-link'
import { escapeHtml } from './escape-html'
import { LINK_PICTURE_SIZE, linkPictureHref } from './link-picture-href'

/** How much room the card takes; in less it would have to be scrolled. */
const CARD = { width: 600, height: 170, leastWidth: 320 } as const
const CACHE_SECONDS = 86_400

export type OembedAnswer = { status: 200 | 400 | 404 | 501; body: Record<string, unknown> }

const refuse = (status: 400 | 404 | 501, error: string): OembedAnswer => ({
  status,
  body: { error },
})

/**
 * Answers an oEmbed request for the address of a setup page on `origin` (`https://host[:port]`): `rich`, with a frame of the card,
 * where cards may be framed at all and there is room for it in `maxwidth` and `maxheight` (pixels), else `link`. 404 for other addresses, 501 for XML.
 * Facts: https://oembed.com/#section2
 */
export function answerOembed(
  query: URLSearchParams,
  site: { origin: string; framing: boolean },
): OembedAnswer {
  const asked = query.get('url') ?? ''
  if (asked === '') return refuse(400, 'The parameter url is missing.')
  if (!['json', null].includes(query.get('format'))) return refuse(501, 'Only JSON is spoken here.')
  const url = URL.canParse(asked) ? new URL(asked) : undefined
  const name = url?.origin === site.origin ? nameOf(url.pathname) : undefined
  if (!url || !name) return refuse(404, 'This is not the address of a setup page here.')
  const choices = choicesOf(
    parseSetupRequest(Object.fromEntries([...url.searchParams].reverse()), {
      system: DEFAULT_SYSTEM,
    }),
  )
  const title = describeLink(name, choices)
  const room = { width: pixels(query.get('maxwidth')), height: pixels(query.get('maxheight')) }
  const fits = (size: typeof room) => size.width <= room.width && size.height <= room.height
  const width = Math.min(CARD.width, room.width)
  const card = site.origin + setupHref(name, choices).replace('/repositories', '/embed')
  return {
    status: 200,
    body: {
      version: '1.0',
      title,
      provider_name: 'Artifact Registry Onboarding',
      provider_url: site.origin,
      cache_age: CACHE_SECONDS,
      ...(fits(LINK_PICTURE_SIZE) && {
        thumbnail_url: site.origin + linkPictureHref(name, choices),
        thumbnail_width: LINK_PICTURE_SIZE.width,
        thumbnail_height: LINK_PICTURE_SIZE.height,
      }),
      ...(site.framing && fits({ width: CARD.leastWidth, height: CARD.height })
        ? {
            type: 'rich',
            html: `<iframe src="${escapeHtml(card)}" title="${escapeHtml(title)}" width="${width}" height="${CARD.height}" frameborder="0"></iframe>`,
            width,
            height: CARD.height,
          }
        : { type: 'link' }),
    },
  }
}

function pixels(text: string | null): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY
}

function nameOf(pathname: string) {
  const found = /^\/repositories\/([^/]+)\/([^/]+)\/([^/]+)\/?$/.exec(pathname)
  const [, project = '', location = '', repository = ''] = found ?? []
  return parseRepositoryName({ project: project.replace(/%3a/i, ':'), location, repository })
}
