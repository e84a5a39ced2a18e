import { isPassword } from '@/lib/core/setup/is-password'
import type { Combination } from './combinations'
import type { Machine, State } from './machine'

/** What is told of any guide, beside the tool's own distribution. */
const BESIDE_KEYRING = ['keyring', 'keyrings.google-artifactregistry-auth']

/** The distribution that a tool is, where it is called otherwise. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'uv-pip': ['uv'],
  'uv-tool': ['uv'],
  'pip-tools': ['pip-tools', 'pip'],
  tox: ['tox', 'pip'],
  nox: ['nox', 'pip'],
}

/** Lists what is installed wherever a guide installs something; the environment of the terminal comes last, so it wins. */
const LIST = `
find /opt "$HOME/.local/share" "$HOME/project" -maxdepth 9 -name '*.dist-info' -printf '%f\\n' 2>/dev/null
python3 -m pip --version
if [ -n "\${VIRTUAL_ENV:-}" ]; then find "$VIRTUAL_ENV" -name '*.dist-info' -printf '%f\\n'; fi
`

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
  const { output } = await machine.run(state, LIST)
  const found = new Map(
    [...output.matchAll(/^(?:([\w.]+)-([\w.]+)\.dist-info|(pip) ([\d.]+) from .*)$/gm)].map(
      ([, name, version, pip, pipVersion]) => [
        normalized(name ?? pip ?? ''),
        version ?? pipVersion ?? '',
      ],
    ),
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
