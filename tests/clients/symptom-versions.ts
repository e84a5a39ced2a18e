import type { ToolId } from '@/lib/core/setup/tools'
import type { Machine, State } from './machine'

/** Where the program may be, the nearest first. */
const LIST = `python3 -m pip list --format=freeze
uv --version
for one in keyring twine; do pipx runpip $one list --format=freeze; done
uv pip list --python "$HOME/.local/share/uv/tools/keyring/bin/python" --format=freeze
for one in /opt/tools/*/; do "$one/bin/python" -m pip list --format=freeze; done
`.replaceAll('\n', ' 2>/dev/null\n')

const KEYRING = ['keyring', 'keyrings.google-artifactregistry-auth']

/** With what a symptom was seen: `pip 26.3, keyring 25.7.0`. */
export async function versionsOf(machine: Machine, state: State, tool: ToolId): Promise<string> {
  const { output } = await machine.run(state, LIST)
  return [tool, ...KEYRING]
    .flatMap((name) => {
      const pattern = new RegExp(`^${name.replace(/[.-]/g, '[._-]')}[ =]+(\\d[\\w.]*)`, 'im')
      const version = pattern.exec(output)?.[1]
      return version === undefined ? [] : [`${name} ${version}`]
    })
    .join(', ')
}
