import type { RepositoryName } from '@/lib/core/repository-name'
import { choicesOf, DEFAULTS, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { TOOLS } from '@/lib/core/setup/tools'

/** Says why another tool than the usual one is shown, where the address names none, and leads to the usual one. */
export function LastChoiceNote({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const usual = DEFAULTS.tool[request.purpose]
  if (!request.toolIsGuess || request.tool === usual) return null
  return (
    <p className="not-on-paper text-quiet text-xs">
      Your last choice.{' '}
      <a
        href={setupHref(name, { ...choicesOf(request), tool: usual })}
        data-instant=""
        className="link"
      >
        Show {TOOLS[usual].name}
      </a>
    </p>
  )
}
