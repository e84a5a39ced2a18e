import type { RepositoryName } from '@/lib/core/repository-name'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import {
  CREDENTIALS,
  type Credentials,
  INDEXES,
  PURPOSES,
  SCOPES,
  SYSTEMS,
} from '@/lib/core/setup/guide'
import type { Change } from '@/lib/core/setup/nearest-possible'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { INDEX_NAMES, PURPOSE_NAMES, SCOPE_NAMES } from './choice-names'
import { LastChoiceNote } from './last-choice-note'
import { nextChoice } from './next-choice'
import { ChoiceList, FoldedPicker, Picker } from './picker'
import { ToolPicker } from './tool-picker'

/** Every choice the setup depends on, each a link to this page with that one thing changed. */
export function SetupPickers({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const choice = (id: string, text: string, current: boolean, change: Change) =>
    nextChoice(name, request, change, { id, text, current })
  const credential = (id: Credentials) => {
    const { name: text, suits: note } = CREDENTIAL_TABLE[id]
    const named = { id, text, note, current: id === request.credentials }
    return nextChoice(name, request, { credentials: id }, named)
  }
  return (
    <nav aria-label="Choices" className="not-on-paper grid grid-cols-2 gap-3 lg:grid-cols-1">
      <Picker
        label="I want to"
        choices={PURPOSES.map((purpose) =>
          choice(purpose, PURPOSE_NAMES[purpose], purpose === request.purpose, { purpose }),
        )}
      />
      <ToolPicker
        name={name}
        request={request}
        note={<LastChoiceNote name={name} request={request} />}
      />
      <FoldedPicker label="As" current={CREDENTIAL_TABLE[request.credentials].name}>
        <ChoiceList label="As" choices={CREDENTIALS.map(credential)} />
      </FoldedPicker>
      <Picker
        label={request.systemIsGuess ? 'On (guessed)' : 'On'}
        choices={SYSTEMS.map((system) =>
          choice(system, SYSTEM_NAMES[system], system === request.system, { system }),
        )}
      />
      <FoldedPicker label="Set up" current={SCOPE_NAMES[request.scope]}>
        <ChoiceList
          label="Set up"
          choices={SCOPES.map((scope) =>
            choice(scope, SCOPE_NAMES[scope], scope === request.scope, { scope }),
          )}
        />
      </FoldedPicker>
      <FoldedPicker
        label={request.purpose === 'install' ? 'From' : 'To'}
        current={INDEX_NAMES[request.index]}
      >
        <ChoiceList
          label={request.purpose === 'install' ? 'From' : 'To'}
          choices={INDEXES.map((index) =>
            choice(index, INDEX_NAMES[index], index === request.index, { index }),
          )}
        />
      </FoldedPicker>
    </nav>
  )
}
