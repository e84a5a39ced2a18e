import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { findPython } from './python'

const ENTER = join(import.meta.dirname, 'enter.sh')
const CHANGES = join(import.meta.dirname, 'changes.py')
const PYTHON = findPython() ?? 'python3'
const TIMEOUT_MS = 240_000
/**
 * Of all test files together, on two cores: steps wait for the network now and then. The more there are, the dearer each: with three at a time
 * all took 15:01 and 27 minutes of processor time, with four 15:36 and 29.
 */
const AT_ONCE = 3

/** What a machine is after some steps: files in layers above this machine's own, and what its terminal holds. */
export type State = { layers: readonly string[] }
/** What each of two states has that the other has not, or has otherwise: `file /home/person/.pypirc`, `variable PIP_INDEX_URL`, each with what it holds. */
export type Comparison = Record<'before' | 'after', Readonly<Record<string, string>>>
export type Outcome = { output: string; status: number; state: State }

/**
 * Machines that differ from this one by the steps that were run on them, without touching it: each step writes into an
 * overlay of its own, and starts where the one before it ended, variables and directory included. A step that follows the
 * same steps twice runs once, whichever test file comes first: they share `directory`.
 */
export function createMachine(options: {
  directory: string
  env: Readonly<Record<string, string>>
}) {
  const { directory } = options
  const cache = join(directory, '..', 'pip-cache')
  mkdirSync(cache, { recursive: true })
  mkdirSync(join(directory, 'steps'), { recursive: true })
  const running = new Semaphore(join(directory, '..', 'running'), AT_ONCE)
  const known = new Map<string, Promise<Outcome>>()
  let comparisons = 0

  const fresh = (): State => ({ layers: [] })

  /** The content of a file as `state` has it. */
  function readFile({ layers }: State, path: string): string | undefined {
    const layer = layers.find((one) => existsSync(join(one, path)))
    if (layer === undefined) return undefined
    const found = join(layer, path)
    // A device says that the file was deleted in this layer.
    return statSync(found).isCharacterDevice() ? undefined : readFileSync(found, 'utf8')
  }

  /** Runs the script in an overlay `up` below `own`. */
  async function runIn(own: string, { layers }: State, script: string): Promise<void> {
    for (const one of ['root', 'up/harness', 'work']) mkdirSync(join(own, one), { recursive: true })
    const upper = join(own, 'up')
    writeFileSync(join(upper, 'harness/command.sh'), script)
    writeFileSync(join(upper, 'harness/run.sh'), RUN)
    if (readFile({ layers }, 'harness/env.sh') === undefined) {
      writeFileSync(join(upper, 'harness/env.sh'), exported(options.env))
    }
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
  }

  async function runStep({ layers }: State, script: string): Promise<Outcome> {
    const own = join(directory, 'steps', keyOf({ layers }, script))
    await onlyOnce(own, () => running.run(() => runIn(own, { layers }, script)))
    const upper = join(own, 'up')
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

  /** What differs between two states that began alike: files and what its terminal holds. */
  async function compare(before: State, after: State): Promise<Comparison> {
    comparisons += 1
    const { stdout } = await promisify(execFile)('unshare', [
      ...['--mount', '--propagation', 'private', PYTHON, '-I', '-B', CHANGES],
      join(directory, `compared-${process.pid}-${comparisons}`),
      ...[before, after].map(({ layers }) => [...layers, '/'].join(':')),
    ])
    const files = COMPARED.parse(JSON.parse(stdout))
    const [old, now] = [before, after].map((state) =>
      variablesOf(readFile(state, 'harness/env.sh') ?? ''),
    )
    return { before: { ...files.before, ...old }, after: { ...files.after, ...now } }
  }

  /** Its files, without what is the harness's own. */
  async function makeShared(own: string, state: State, script: string): Promise<void> {
    await runIn(own, state, `set -e\n${script}\nset +e`)
    const read = (name: string) => readFileSync(join(own, 'up/harness', name), 'utf8')
    if (read('status').trim() !== '0') throw new Error(`$ ${script}\n${read('output')}`)
    rmSync(join(own, 'up/harness'), { recursive: true })
  }

  /**
   * A step that anybody would run first and that knows nothing of this harness, as the installation of a program. It leaves files, and
   * nothing in the terminal.
   */
  async function shared(state: State, script: string): Promise<State> {
    const own = join(directory, '..', 'shared', keyOf(state, script))
    mkdirSync(join(own, '..'), { recursive: true })
    await onlyOnce(own, () => running.run(() => makeShared(own, state, script)))
    return { layers: [join(own, 'up'), ...state.layers] }
  }

  return {
    fresh,
    shared,
    /** Runs `script` in the terminal that `state` left behind. */
    run(state: State, script: string): Promise<Outcome> {
      const key = `${state.layers[0] ?? ''}\n${script}`
      const found = known.get(key)
      if (found) return found
      const outcome = runStep(state, script)
      known.set(key, outcome)
      return outcome
    },
    readFile,
    compare: (before: State, after: State) => running.run(() => compare(before, after)),
  }
}

export type Machine = ReturnType<typeof createMachine>

/** What each step leaves for its reader. */
const OWN_FILES = new Set(['command.sh', 'run.sh', 'output', 'status', 'env.sh', 'directory'])

const SEEN = z.record(z.string(), z.string())
const COMPARED = z.object({ before: SEEN, after: SEEN })

/** What bash's `export -p` prints, but what the shell itself counts. */
function variablesOf(printed: string): Record<string, string> {
  const found = [
    ...printed.matchAll(/^declare -x (\w+)=("(?:[^"\\]|\\[\s\S])*"|\$'(?:[^'\\]|\\.)*')$/gm),
  ]
  return Object.fromEntries(
    found.flatMap(([, name = '', value = '']) =>
      SHELLS_OWN.has(name) ? [] : [[`variable ${name}`, value]],
    ),
  )
}

const SHELLS_OWN = new Set(['_', 'SHLVL', 'PWD', 'OLDPWD'])

const RUN = `exec >/harness/output 2>&1 </dev/null
. /harness/env.sh
cd "$(cat /harness/directory 2>/dev/null || echo /home/person)"
trap 'echo $? >/harness/status; harness_terminal >/harness/env.sh; pwd >/harness/directory' EXIT
harness_terminal() {
  export -p
  # What an environment needs to be left again.
  declare -f deactivate
  for harness_name in "\${!_OLD_VIRTUAL_@}"; do declare -p "$harness_name"; done
}
. /harness/command.sh
`

const keyOf = ({ layers }: State, script: string) =>
  createHash('sha256')
    .update(`${layers[0] ?? ''}\n${script}`)
    .digest('hex')
    .slice(0, 12)

/** Does in a new folder what nobody has done there yet; else waits for whoever does it, in this process or in another. */
async function onlyOnce(own: string, work: () => Promise<void>): Promise<void> {
  const [done, failed] = [join(own, 'done'), join(own, 'failed')]
  if (isFirst(own)) {
    await work().then(
      () => writeFileSync(done, ''),
      (error: unknown) => writeFileSync(failed, String(error)),
    )
  }
  while (!existsSync(done) && !existsSync(failed)) await sleep(50)
  if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'))
}

/** Whether nobody made the folder before. */
function isFirst(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch {
    return false
  }
}

function exported(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`)
    .join('')
}

/** Lets some run at a time, whichever process they are of: each has one of the folders that there may be. In a process, first come, first served. */
class Semaphore {
  readonly #directory: string
  readonly #size: number
  #before: Promise<unknown> = Promise.resolve()

  constructor(directory: string, size: number) {
    mkdirSync(directory, { recursive: true })
    this.#directory = directory
    this.#size = size
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#before.then(() => this.#take())
    this.#before = turn
    const own = await turn
    try {
      return await task()
    } finally {
      rmdirSync(own)
    }
  }

  async #take(): Promise<string> {
    const places = Array.from({ length: this.#size }, (_, at) => join(this.#directory, String(at)))
    for (;;) {
      const free = places.find(isFirst)
      if (free !== undefined) return free
      await sleep(10)
    }
  }
}
