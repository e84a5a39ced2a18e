import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { SYSTEM_NAMES } from '@/lib/core/setup/systems'
import { TOOLS } from '@/lib/core/setup/tools'
import { PURPOSE_NAMES, SCOPE_NAMES } from './choice-names'

/** What the printed page is about: on paper there are no pickers to read it from. */
export function ChoicesOnPaper({ request }: { request: SetupRequest }) {
  const { purpose, tool, system, scope, credentials } = request
  return (
    <p className="hidden print:block">
      {PURPOSE_NAMES[purpose]} · {TOOLS[tool].name} · {SYSTEM_NAMES[system]} · {SCOPE_NAMES[scope]}{' '}
      · {CREDENTIAL_TABLE[credentials].name}
    </p>
  )
}
