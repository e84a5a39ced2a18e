import { shellArgument } from '../quote/shell-argument'
import { type RepositoryName, simpleIndexUrl, uploadUrl } from '../repository-name'
import type { Purpose, Scope, Shell, System } from '../setup/guide'
import { pythonCommand } from '../setup/python-command'
import { SHELLS } from '../setup/systems'
import type { ToolId } from '../setup/tools'

/**
 * What `public/doctor.py` calls the tools whose files and variables it reads. The others keep their settings where it does not
 * look, and would be told that they have none.
 */
const DOCTORS_NAME: Readonly<Partial<Record<ToolId, string>>> = {
  pip: 'pip',
  uv: 'uv',
  'uv-pip': 'uv',
  poetry: 'poetry',
  pdm: 'pdm',
  twine: 'twine',
  flit: 'flit',
}

/** These publish whenever they are used, so that there is nothing to say. */
const ALWAYS_PUBLISH: readonly ToolId[] = ['twine', 'flit']

export type DoctorLine = { shell: Shell; content: string }

/**
 * The line that starts the doctor for this repository and tool, in the shell of this system; `undefined` for tools that the doctor does
 * not know. `origin` is where the doctor comes from, as `https://onboarding.example.com`. Windows has had `curl` since 10.1803, and
 * its PowerShell means another program by the name.
 * Facts: https://learn.microsoft.com/windows-server/administration/windows-commands/curl
 */
export function doctorLine(about: {
  origin: string
  repository: RepositoryName
  tool: ToolId
  purpose: Purpose
  system: System
  scope: Scope
}): DoctorLine | undefined {
  const { origin, repository, tool, purpose, system } = about
  const name = DOCTORS_NAME[tool]
  if (name === undefined) return undefined
  const shell = SHELLS[system]
  const fetch = shell === 'powershell' ? 'irm' : 'curl -fsSL'
  const publishes = purpose === 'publish'
  const index = shellArgument(shell, publishes ? uploadUrl(repository) : simpleIndexUrl(repository))
  const script = shellArgument(shell, `${origin}/doctor.py`)
  const publish = publishes && !ALWAYS_PUBLISH.includes(tool) ? ' --publish' : ''
  return {
    shell,
    content: `${fetch} ${script} | ${pythonCommand(about)} - --index ${index} --tool ${name}${publish}`,
  }
}
