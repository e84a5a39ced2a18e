import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
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
/** As many as are worth their while on two cores: a step waits for the network or a lock now and then. */
const AT_ONCE = 4

/** What a machine is after some steps: files in layers above this machine's own, and what its terminal holds. */
export type State = { layers: readonly string[] }
/** What each of two states has that the other has not, or has otherwise: `file /home/person/.pypirc`, `variable PIP_INDEX_URL`, each with what it holds. */
export type Comparison = Record<'before' | 'after', Readonly<Record<string, string>>>
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
    if (layer === undefined) return undefined
    const found = join(layer, path)
    // A device says that the file was deleted in this layer.
    return statSync(found).isCharacterDevice() ? undefined : readFileSync(found, 'utf8')
  }

  /** Runs the script in an overlay below `own`, and gives that. */
  async function runIn(own: string, { layers }: State, script: string): Promise<string> {
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
    return upper
  }

  async function runStep({ layers }: State, script: string): Promise<Outcome> {
    count += 1
    const upper = await runIn(join(directory, String(count)), { layers }, script)
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
    count += 1
    const { stdout } = await promisify(execFile)('unshare', [
      ...['--mount', '--propagation', 'private', PYTHON, '-I', '-B', CHANGES],
      join(directory, String(count)),
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
    const upper = await runIn(own, state, `set -e\n${script}\nset +e`)
    const read = (name: string) => readFileSync(join(upper, 'harness', name), 'utf8')
    const [status, output] = [read('status').trim(), read('output')]
    rmSync(join(upper, 'harness'), { recursive: true })
    writeFileSync(join(own, status === '0' ? 'done' : 'failed'), output)
  }

  /**
   * A step that anybody would run first and that knows nothing of this harness, as the installation of a program: done once for
   * all test files, by whichever comes first. It leaves files, and nothing in the terminal.
   */
  async function shared(state: State, script: string): Promise<State> {
    const key = createHash('sha256')
      .update(`${state.layers[0] ?? ''}\n${script}`)
      .digest('hex')
    const own = join(directory, '..', 'shared', key.slice(0, 16))
    mkdirSync(join(own, '..'), { recursive: true })
    if (isFirst(own)) await running.run(() => makeShared(own, state, script))
    const failed = join(own, 'failed')
    while (!existsSync(join(own, 'done')) && !existsSync(failed)) await sleep(100)
    if (existsSync(failed)) throw new Error(`$ ${script}\n${readFileSync(failed, 'utf8')}`)
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
      const outcome = running.run(() => runStep(state, script))
      known.set(key, outcome)
      return outcome
    },
    readFile,
    compare: (before: State, after: State) => running.run(() => compare(before, after)),
    steps: () => count,
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
trap 'echo $? >/harness/status; export -p >/harness/env.sh; pwd >/harness/directory' EXIT
. /harness/command.sh
`

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
