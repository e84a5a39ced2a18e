import { badgeHref } from '@/lib/core/badge/badge-href'
import { linkText } from '@/lib/core/link/describe-link'
import type { LinkQuery } from '@/lib/core/link/link-query'
import type { RepositoryName } from '@/lib/core/repository-name'
import { setupHref } from '@/lib/core/setup/setup-request'

/** The link as its readers will see it. Its addresses are this site’s own, so that it can be tried wherever this page is open. */
export function LinkPreview({ name, asked }: { name: RepositoryName; asked: LinkQuery }) {
  const text = linkText(name, asked.choices, asked.text)
  return (
    <div className="space-y-2">
      <h2 className="font-semibold text-lg">Preview</h2>
      <p className="rounded-lg border border-line px-4 py-3 [overflow-wrap:anywhere]">
        <a className="link" href={setupHref(name, asked.choices)}>
          {asked.badge ? (
            // biome-ignore lint/performance/noImgElement: a drawing of 1 kB gains nothing from next/image.
            <img
              src={badgeHref(name, asked.choices, asked.text)}
              alt={text}
              height={20}
              className="inline-block h-5 max-w-full"
            />
          ) : (
            text
          )}
        </a>
      </p>
    </div>
  )
}
