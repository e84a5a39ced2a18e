import type { RepositoryName } from '@/lib/core/repository-name'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import { CREDENTIALS, INDEXES, PURPOSES, SCOPES, SYSTEMS } from '@/lib/core/setup/guide'
import { type Change, nearestPossible } from '@/lib/core/setup/nearest-possible'
import { choicesOf, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { TOOL_IDS, TOOLS } from '@/lib/core/setup/tools'
import { INDEX_NAMES, PURPOSE_NAMES, SCOPE_NAMES } from './choice-names'
import { type Choice, Picker } from './picker'

/** Every choice the setup depends on, each a link to this page with that one thing changed. */
export function SetupPickers({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const choice = (text: string, current: boolean, change: Change): Choice => {
    const next = nearestPossible(request, change)
    if ('kind' in next && !current) return { text, current, impossible: next.reason }
    const shown = 'kind' in next ? request : next
    const chosen = { ...shown, toolIsGuess: request.toolIsGuess && change.tool === undefined }
    return {
      text,
      current,
      href: setupHref(name, {
        ...choicesOf(chosen),
        ...(change.system && { system: change.system }),
      }),
    }
  }
  return (
    <nav aria-label="Choices" className="not-on-paper flex flex-wrap gap-x-8 gap-y-3 lg:flex-col">
      <Picker
        label="I want to"
        choices={PURPOSES.map((purpose) =>
          choice(PURPOSE_NAMES[purpose], purpose === request.purpose, { purpose }),
        )}
      />
      <Picker
        label="With"
        choices={TOOL_IDS.map((tool) => choice(TOOLS[tool].name, tool === request.tool, { tool }))}
      />
      <Picker
        label={request.systemIsGuess ? 'On (guessed from your browser)' : 'On'}
        choices={SYSTEMS.map((system) =>
          choice(SYSTEM_NAMES[system], system === request.system, { system }),
        )}
      />
      <Picker
        label="Set up"
        choices={SCOPES.map((scope) =>
          choice(SCOPE_NAMES[scope], scope === request.scope, { scope }),
        )}
      />
      <Picker
        label="As"
        choices={CREDENTIALS.map((credentials) =>
          choice(CREDENTIAL_TABLE[credentials].name, credentials === request.credentials, {
            credentials,
          }),
        )}
      />
      <Picker
        label="From"
        choices={INDEXES.map((index) =>
          choice(INDEX_NAMES[index], index === request.index, { index }),
        )}
      />
    </nav>
  )
}
