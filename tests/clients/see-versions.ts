import type { Combination } from './combinations'
import type { Machine, State } from './machine'

/** The programs that a guide says it was tested with, by the name of their distribution. */
const SHOWN =
  /^(pip|pipx|twine|uv|poetry|pdm|hatch|flit|pipenv|pip-tools|tox|nox|keyring|keyrings[.-]google-artifactregistry-auth)[ =]+v?(\d[\w.]*)/gim

/** Every place that a guide installs programs into; whatever is not there says nothing. */
const LIST = `
python3 -m pip --version
python -m pip list --format=freeze
pipx list --short
for one in keyring twine; do pipx runpip $one list --format=freeze; done
uv --version
uv tool list
for one in "$HOME"/.local/share/uv/tools/*/ /opt/keyring/ /opt/tools/*/; do "$one/bin/python" -m pip list --format=freeze || uv pip list --python "$one" --format=freeze; done
`.replaceAll('\n', ' 2>/dev/null\n')

const known = new Map<string, Promise<Readonly<Record<string, string>>>>()

/** With what a guide has just been followed; the credentials make no difference. */
export function seeVersions(
  machine: Machine,
  state: State,
  { tool, purpose, scope, credentials }: Combination,
): Promise<Readonly<Record<string, string>>> {
  const byPassword = credentials === 'access-token' || credentials === 'key-password'
  const key = [tool, purpose, scope, byPassword].join()
  const found = known.get(key) ?? ask(machine, state)
  known.set(key, found)
  return found
}

async function ask(machine: Machine, state: State): Promise<Readonly<Record<string, string>>> {
  const { output } = await machine.run(state, LIST)
  return Object.fromEntries(
    [...output.matchAll(SHOWN)].map(([, name = '', version = '']) => [
      name.toLowerCase().replace('keyrings-', 'keyrings.'),
      version,
    ]),
  )
}
