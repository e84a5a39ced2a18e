import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const ENTER = join(import.meta.dirname, 'enter.sh')
const TIMEOUT_MS = 240_000
/** As many as are worth their while on two cores: a step waits for the network or a lock now and then. */
const AT_ONCE = 3

/** What a machine is after some steps: files in layers above this machine's own, and what its terminal holds. */
export type State = { layers: readonly string[] }
export type Outcome = { output: string; status: number; state: State }

/**
 * Machines that differ from this one by the steps that were run on them, without touching it: each step writes into an
 * overlay of its own, and starts where the one before it ended, variables and directory included. A step that follows the
 * same steps twice runs once.
 */
export function createMachine(options: {
  directory: string
  env: Readonly<Record<string, string>>
}) {
  const { directory } = options
  const cache = join(directory, '..', 'pip-cache')
  mkdirSync(cache, { recursive: true })
  const running = new Semaphore(AT_ONCE)
  const known = new Map<string, Promise<Outcome>>()
  let count = 0

  const fresh = (): State => ({ layers: [] })

  /** The content of a file as `state` has it. */
  function readFile({ layers }: State, path: string): string | undefined {
    const layer = layers.find((one) => existsSync(join(one, path)))
    return layer === undefined ? undefined : readFileSync(join(layer, path), 'utf8')
  }

  async function runStep({ layers }: State, script: string): Promise<Outcome> {
    count += 1
    const own = join(directory, String(count))
    for (const one of ['root', 'up/harness', 'work']) mkdirSync(join(own, one), { recursive: true })
    const upper = join(own, 'up')
    writeFileSync(join(upper, 'harness/command.sh'), script)
    writeFileSync(join(upper, 'harness/run.sh'), RUN)
    if (layers.length === 0) writeFileSync(join(upper, 'harness/env.sh'), exported(options.env))
    await promisify(execFile)('unshare', [
      ...[
        '--mount',
        '--propagation',
        'private',
        'timeout',
        String(TIMEOUT_MS / 1000),
        'bash',
        ENTER,
      ],
      ...[
        join(own, 'root'),
        [...layers, '/'].join(':'),
        upper,
        join(own, 'work'),
        cache,
        join(directory, '..'),
      ],
    ]).catch((error: unknown) => {
      // Without a status the step itself broke off, and so did the harness.
      if (!existsSync(join(upper, 'harness/status'))) throw error
    })
    const read = (name: string) => readFileSync(join(upper, 'harness', name), 'utf8')
    const isSame = (name: string) => readFile({ layers }, `harness/${name}`) === read(name)
    const changesNothing =
      readdirSync(upper).join() === 'harness' &&
      readdirSync(join(upper, 'harness')).every((name) => OWN_FILES.has(name)) &&
      isSame('env.sh') &&
      isSame('directory')
    return {
      output: read('output'),
      status: Number(read('status')),
      // After a check the machine is the one before it: what follows is shared with guides that did not check.
      state: { layers: changesNothing ? layers : [upper, ...layers] },
    }
  }

  return {
    fresh,
    /** Runs `script` in the terminal that `state` left behind. */
    run(state: State, script: string): Promise<Outcome> {
      const key = `${state.layers[0] ?? ''}\n${script}`
      const found = known.get(key)
      if (found) return found
      const outcome = running.run(() => runStep(state, script))
      known.set(key, outcome)
      return outcome
    },
    readFile,
    steps: () => count,
  }
}

export type Machine = ReturnType<typeof createMachine>

/** What each step leaves for its reader. */
const OWN_FILES = new Set(['command.sh', 'run.sh', 'output', 'status', 'env.sh', 'directory'])

const RUN = `exec >/harness/output 2>&1 </dev/null
. /harness/env.sh
cd "$(cat /harness/directory 2>/dev/null || echo /home/person)"
trap 'echo $? >/harness/status; export -p >/harness/env.sh; pwd >/harness/directory' EXIT
. /harness/command.sh
`

function exported(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('')
}

class Semaphore {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(size: number) {
    this.#free = size
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
