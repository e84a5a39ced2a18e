import type { Source } from '@/lib/core/setup/guide'

/** Where a step comes from; short, since there is one beside every step. */
export function SourceLink({ source }: { source: Source }) {
  return (
    <a href={source.url} title={source.title} className="link whitespace-nowrap text-sm">
      Source<span className="sr-only">: {source.title}</span>
    </a>
  )
}
