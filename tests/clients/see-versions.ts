import { isPassword } from '@/lib/core/setup/is-password'
import type { Combination } from './combinations'
import type { Machine, State } from './machine'
import { PROGRAMS } from './newcomer'

/** What is told of any guide, beside the tool's own distribution. */
const BESIDE_KEYRING = ['keyring', 'keyrings.google-artifactregistry-auth']

/** What a job installs, as far as it does. */
const JOB = ['pip', 'build', 'twine']

/** The distribution that a tool is, where it is called otherwise. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'uv-pip': ['uv'],
  'uv-tool': ['uv'],
  'pip-tools': ['pip-tools', 'pip'],
  conda: ['conda', 'pip'],
  'google-cloud': ['pip', 'twine'],
  tox: ['tox', 'pip'],
  nox: ['nox', 'pip'],
  dockerfile: ['pip', 'podman'],
  'github-actions': JOB,
  'gitlab-ci': JOB,
  'cloud-build': JOB,
}

/**
 * Lists what is installed wherever a guide installs something, and beside the tool itself: other tools of the machine have a keyring
 * of their own. What was in the newest job of a service was listed there. The environment of the terminal comes last, so it wins.
 */
const list = (tool: string) => {
  const own = (PROGRAMS[tool] ?? []).map((name) => `/opt/tools/${name}`).join(' ')
  return `
find /opt/keyring ${own} "$HOME/.local/share" "$HOME/project" -maxdepth 8 -name site-packages -prune -exec ls '{}' + 2>/dev/null
python3 -m pip --version
for one in podman conda pixi; do $one --version 2>/dev/null; done
if command -v renovate >/dev/null; then echo "renovate $(renovate --version)"; fi
cat /srv/installed 2>/dev/null
if [ -n "\${VIRTUAL_ENV:-\${CONDA_PREFIX:-}}" ]; then ls "\${VIRTUAL_ENV:-$CONDA_PREFIX}"/lib/python3*/site-packages; fi
`
}

type Versions = Readonly<Record<string, string>>
const known = new Map<string, Promise<Versions>>()

/** With what a guide has just been followed, by the name of the distribution. Which account it was makes no difference. */
export function seeVersions(
  machine: Machine,
  state: State,
  combination: Combination,
): Promise<Versions> {
  const { tool, purpose, scope, credentials } = combination
  const key = [tool, purpose, scope, isPassword(credentials)].join()
  const found = known.get(key) ?? ask(machine, state, tool)
  known.set(key, found)
  return found
}

async function ask(machine: Machine, state: State, tool: string): Promise<Versions> {
  const { output } = await machine.run(state, list(tool))
  const found = new Map(
    [
      ...output.matchAll(
        /^(?:([\w.]+)-([\w.]+)\.dist-info|(pip) ([\d.]+) from .*|(podman|conda|pixi|renovate) (?:version )?([\d.]+))$/gm,
      ),
    ].map(([, ...found]) => {
      const [name = '', version = ''] = found.filter((one) => one !== undefined)
      return [normalized(name), version]
    }),
  )
  const shown = [...(OTHER_NAMES[tool] ?? [tool]), ...BESIDE_KEYRING]
  return Object.fromEntries(
    shown.flatMap((name) => {
      const version = found.get(normalized(name))
      return version === undefined ? [] : [[name, version]]
    }),
  )
}

const normalized = (name: string) => name.toLowerCase().replaceAll(/[-_.]+/g, '-')
