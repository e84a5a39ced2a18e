import { shellArgument } from '../quote/shell-argument'
import { type RepositoryName, simpleIndexUrl, uploadUrl } from '../repository-name'
import type { Purpose, Scope, Shell, System } from '../setup/guide'
import { pythonCommand } from '../setup/python-command'
import { SHELLS } from '../setup/systems'
import type { ToolId } from '../setup/tools'

/**
 * The tools whose files and variables `public/doctor.py` reads, each with the scopes whose settings are where it does not look: a
 * `requirements.in`, a `tox.ini`, a `noxfile.py`, an `environment.yml`. There, and for all other tools, it would say that nothing is set
 * (docs/doctor.md says why).
 */
const KNOWN: Readonly<Partial<Record<ToolId, readonly Scope[]>>> = {
  pip: [],
  'pip-tools': ['project'],
  pipx: [],
  tox: ['project'],
  nox: ['project'],
  conda: ['project'],
  uv: [],
  'uv-pip': [],
  'uv-tool': [],
  poetry: [],
  pdm: [],
  pipenv: [],
  hatch: [],
  twine: [],
  flit: [],
}

/** These publish whenever they are used, so that there is nothing to say. */
const ALWAYS_PUBLISH: readonly ToolId[] = ['twine', 'flit']

/**
 * What is added to the line for somebody whose address is known, in each shell: the doctor then says whether the computer is signed in as
 * the same. Nothing for an address with more in it than Google's accounts have.
 */
export function accountArgument(email: string): Readonly<Record<Shell, string>> {
  const argument = (shell: Shell) =>
    /^[\w.+'-]+@[\w.-]+$/.test(email) ? ` ${shellArgument(shell, `--account=${email}`)}` : ''
  return { bash: argument('bash'), powershell: argument('powershell'), cmd: argument('cmd') }
}

export type DoctorLine = { shell: Shell; content: string }

/**
 * The line that starts the doctor for this repository and tool, in the shell of this system; `undefined` where the doctor
 * cannot look. `origin` is where the doctor comes from, as `https://onboarding.example.com`. Windows has had `curl` since 10.1803, and
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
  const { origin, repository, tool, purpose, system, scope } = about
  const unseen = KNOWN[tool]
  if (unseen === undefined || unseen.includes(scope)) return undefined
  const shell = SHELLS[system]
  const fetch = shell === 'powershell' ? 'irm' : 'curl -fsSL'
  // Of conda too, it is the active environment's, wherever the settings are.
  const python = pythonCommand(tool === 'conda' ? { system, scope: 'venv' } : about)
  const publishes = purpose === 'publish'
  const index = shellArgument(shell, publishes ? uploadUrl(repository) : simpleIndexUrl(repository))
  const script = shellArgument(shell, `${origin}/doctor.py`)
  const publish = publishes && !ALWAYS_PUBLISH.includes(tool) ? ' --publish' : ''
  return {
    shell,
    content: `${fetch} ${script} | ${python} - --index ${index} --tool ${tool}${publish}`,
  }
}
