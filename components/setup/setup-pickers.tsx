import type { RepositoryName } from '@/lib/core/repository-name'
import { buildGuide } from '@/lib/core/setup/build-guide'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import { CREDENTIALS, PURPOSES, type Purpose, SCOPES, SYSTEMS } from '@/lib/core/setup/guide'
import {
  choicesOf,
  DEFAULTS,
  purposeFor,
  type SetupRequest,
  scopeFor,
  setupHref,
} from '@/lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { TOOL_IDS, TOOLS } from '@/lib/core/setup/tools'
import { PURPOSE_NAMES, SCOPE_NAMES } from './choice-names'
import { type Choice, Picker } from './picker'

type Change = Partial<Pick<SetupRequest, 'tool' | 'purpose' | 'system' | 'scope' | 'credentials'>>

/** Every choice the setup depends on, each a link to this page with that one thing changed. */
export function SetupPickers({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const choice = (text: string, current: boolean, change: Change): Choice => {
    const guide = buildGuide(name, { ...request, ...change })
    return guide.kind === 'guide' || current
      ? { text, current, href: setupHref(name, { ...choicesOf(request), ...change }) }
      : { text, current, impossible: guide.reason }
  }
  return (
    <nav aria-label="Choices" className="not-on-paper flex flex-wrap gap-x-8 gap-y-3 lg:flex-col">
      <Picker
        label="I want to"
        choices={PURPOSES.map((purpose) =>
          choice(PURPOSE_NAMES[purpose], purpose === request.purpose, {
            purpose,
            tool: toolFor(purpose, request),
            scope: scopeFor(toolFor(purpose, request), request.scope),
          }),
        )}
      />
      <Picker
        label="With"
        choices={TOOL_IDS.map((tool) =>
          choice(TOOLS[tool].name, tool === request.tool, {
            tool,
            scope: scopeFor(tool, request.scope),
          }),
        )}
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
    </nav>
  )
}

/** The chosen tool if it can do that, else the usual one: pip does not publish, twine does not install. */
function toolFor(purpose: Purpose, { tool }: SetupRequest) {
  return purposeFor(tool, purpose) === purpose ? tool : DEFAULTS.tool[purpose]
}
