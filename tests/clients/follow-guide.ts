import { mergeToml } from '@/lib/core/merge/merge-toml'
import { mergedText } from '@/lib/core/merge/merged-lines'
import type { FileStep, Guide, Step } from '@/lib/core/setup/guide'
import type { Machine, State } from './machine'

/** A step that did not do what it says, with what was printed. */
export type Mistake = { step: string; command: string; output: string }
export type Followed = { ran: readonly string[]; mistakes: readonly Mistake[]; state: State }

let versions = 0

/** Runs steps as one person would, in one terminal, and stops at the first that does not do what it says. */
export async function followSteps(
  machine: Machine,
  start: State,
  steps: readonly Step[],
): Promise<Followed> {
  let state = start
  const ran: string[] = []
  for (const step of steps) {
    const command = scriptFor(machine, state, step)
    const outcome = await machine.run(state, command)
    state = outcome.state
    const fine = step.kind === 'check' ? outcome.output.includes(step.expect) : outcome.status === 0
    if (!fine) {
      return { ran, state, mistakes: [{ step: step.id, command, output: outcome.output }] }
    }
    ran.push(step.id)
  }
  return { ran, mistakes: [], state }
}

/** Everything but the undo, in the order of the page. */
export const forward = ({ prerequisites, steps, checks }: Guide): readonly Step[] => [
  ...prerequisites,
  ...steps,
  ...checks,
]

/** What the block says; before something is published, something new to publish is built. */
function scriptFor(machine: Machine, state: State, step: Step): string {
  if (step.kind === 'file') return write(machine, state, step)
  if (step.kind === 'check' && /\b(?:upload|publish)\b/.test(step.content)) {
    versions += 1
    return `python3 /harness/prepared/make-distribution.py ${versions}\n${step.content}`
  }
  return [step.content, ...(AFTER[step.id] ?? [])].join('\n')
}

/** pipx's programs take no `PYTHONPATH`, so what leads Hatch through the proxy is put beside it. */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  'install-hatch': [
    'for one in "$HOME"/.local/share/pipx/venvs/hatch/lib/python3*/site-packages; do cp /harness/prepared/sitecustomize.py "$one"; done',
  ],
}

/** Writes the file as the page says: as it is, or merged into the one that is there. */
function write(machine: Machine, state: State, step: FileStep): string {
  const path = step.path.startsWith('$HOME/')
    ? step.path.replace('$HOME', '/home/person')
    : step.path.startsWith('/')
      ? step.path
      : `/home/person/project/${step.path}`
  const existing = machine.readFile(state, path)
  const content = existing === undefined ? step.content : merged(step, existing)
  return `mkdir -p "$(dirname "${step.path}")"\ncat > "${step.path}" <<'END OF FILE'\n${content}END OF FILE`
}

/** What the page's own box for existing files would make of it; a file that is there and cannot be merged is replaced. */
function merged({ tables, content }: FileStep, existing: string): string {
  if (!tables) return content
  const lines = mergeToml(existing, tables)
  if ('kind' in lines) throw new Error(lines.reason)
  return mergedText(existing, lines)
}
