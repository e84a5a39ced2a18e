import { LINK_FORMATS } from '@/lib/core/link/link-formats'
import type { LinkQuery } from '@/lib/core/link/link-query'
import { makeLink } from '@/lib/core/link/make-link'
import type { LinkFormat } from '@/lib/core/link/wiki-link'
import type { RepositoryName } from '@/lib/core/repository-name'
import { CodeBlock } from '../code-block'
import { Prose } from '../prose'

/** The link in every format, each to copy. */
export function WrittenLinks({
  name,
  asked,
  origin,
}: {
  name: RepositoryName
  asked: LinkQuery
  origin: string
}) {
  const link = makeLink(name, asked, origin)
  return (
    <div className="space-y-5">
      <h2 className="font-semibold text-lg">Copy it as</h2>
      {Object.entries(LINK_FORMATS).map(
        ([id, { name: format, where, noBadge, write }]: [string, LinkFormat]) => (
          <div key={id} id={id} className="space-y-1.5">
            <h3 className="sr-only">{format}</h3>
            <CodeBlock label={format} what={`the link as ${format}`} content={write(link)} />
            <p className="text-quiet text-sm">
              <Prose text={where} />
              {asked.badge && noBadge !== undefined && (
                <>
                  {' '}
                  <Prose text={noBadge} />
                </>
              )}
            </p>
          </div>
        ),
      )}
    </div>
  )
}
