import type { Metadata } from 'next'
import { describeLink } from '@/lib/core/link/describe-link'
import { LINK_PICTURE_SIZE, linkPictureHref } from '@/lib/core/link/link-picture-href'
import type { RepositoryName } from '@/lib/core/repository-name'
import { type SetupChoices, setupHref } from '@/lib/core/setup/setup-request'

/**
 * What sites show of a setup page's link: Open Graph (https://ogp.me), Twitter's card and where to ask by oEmbed. It says what
 * the address says: what is guessed of one reader is not for others.
 */
export function linkMetadata(name: RepositoryName, choices: SetupChoices, baseUrl: URL): Metadata {
  const title = describeLink(name, choices)
  const description = `Steps to copy for ${name.repository} in ${name.project}, ${name.location}, and a check that proves they worked. No sign-in, nothing secret.`
  const url = new URL(setupHref(name, choices), baseUrl).href
  const picture = { url: linkPictureHref(name, choices), alt: title, ...LINK_PICTURE_SIZE }
  return {
    metadataBase: baseUrl,
    description,
    openGraph: {
      type: 'website',
      siteName: 'Artifact Registry Onboarding',
      title,
      description,
      url,
      images: [picture],
    },
    twitter: { card: 'summary_large_image', title, description, images: [picture] },
    alternates: {
      types: {
        'application/json+oembed': [{ url: `/oembed?${new URLSearchParams({ url })}`, title }],
      },
    },
  }
}
