import { execFileSync, spawnSync } from 'node:child_process'
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cmdArgument, cmdSet } from '@/lib/core/quote/cmd-argument'
import { stepsOf } from '@/lib/core/setup/steps-of'
import { SHELLS } from '@/lib/core/setup/systems'
import { AWKWARD, PATHS, sample, text } from './awkward-text'
import { type Call, callsOf, variablesOf } from './cmd-readers'
import { guidesFor, REPOSITORY, SETTINGS } from './every-guide'

const PRINTER = join(import.meta.dirname, 'argv-printer.c')
/** Of a person with a blank in their name. */
const ENVIRONMENT = new Map([
  ['USERNAME', 'a reader'],
  ['USERPROFILE', 'C:\\Users\\a reader'],
  ['APPDATA', 'C:\\Users\\a reader\\AppData\\Roaming'],
  ['LOCALAPPDATA', 'C:\\Users\\a reader\\AppData\\Local'],
  ['PROGRAMDATA', 'C:\\ProgramData'],
  ['VIRTUAL_ENV', 'C:\\Users\\a reader\\project\\.venv'],
])

/** A path that may be said at the prompt, though cmd reads `%` and `&`. */
const KEY_FILE = { keyFile: 'C:\\100% mine & yours\\k%20.json' }

/** Wine's `cmd`, and a compiler for the program that stands for all others. */
const isThere = ['wine', 'x86_64-w64-mingw32-gcc'].every(
  (program) => spawnSync('which', [program]).status === 0,
)

const blocks = new Set(
  SETTINGS.filter(({ system }) => SHELLS[system] === 'cmd')
    .flatMap((setting) => [...guidesFor(setting), ...guidesFor(setting, REPOSITORY, KEY_FILE)])
    .flatMap(({ guide }) => stepsOf(guide))
    .flatMap((step) => (step.kind === 'file' || step.on !== undefined ? [] : [step.content])),
)

const environment = (name: string) => ENVIRONMENT.get(name)
const programs = new Set(
  [...blocks].flatMap((block) => callsOf(block, environment)).map(([name]) => name),
)

// What no program is asked with on a page: cmd has no way to say it, and a page of code bytes beyond ASCII is the terminal's.
const values = [...AWKWARD, ...PATHS, ...sample(text, 300)].filter(
  (value) => !/["\p{Cc}]/u.test(value) && /^\p{ASCII}+$/u.test(value),
)

describe.skipIf(!isThere && process.env['CI'] !== 'true')(
  'the cmd of Wine (skipped without wine and mingw)',
  // On a busy machine Wine loses a call now and then, of hundreds, and another one the next time. A mistake of ours stays.
  { retry: 2, timeout: 900_000 },
  () => {
    let directory: string

    beforeAll(() => {
      directory = mkdtempSync(join(tmpdir(), 'wine-'))
      execFileSync('x86_64-w64-mingw32-gcc', ['-O1', '-o', join(directory, 'printer.exe'), PRINTER])
      mkdirSync(join(directory, 'programs'))
      for (const program of [...programs, 'printer', 'mark']) {
        copyFileSync(join(directory, 'printer.exe'), join(directory, 'programs', `${program}.exe`))
      }
      // Makes Wine's own files, which takes a while.
      run([''])
    }, 300_000)

    afterAll(() => {
      // Not left to end by itself: it would write into the directory as it goes.
      spawnSync('wineserver', ['--kill'], { env: wineEnvironment() })
      rmSync(directory, { recursive: true, force: true })
    })

    function wineEnvironment(): NodeJS.ProcessEnv {
      return {
        NODE_ENV: 'test',
        PATH: process.env['PATH'],
        HOME: directory,
        WINEPREFIX: join(directory, 'prefix'),
        WINEDEBUG: '-all',
        // Neither a browser engine nor .NET is asked for.
        WINEDLLOVERRIDES: 'mscoree=;mshtml=',
        WINEPATH: `Z:${join(directory, 'programs').replaceAll('/', '\\')}`,
        ARGV_LOG: `Z:${join(directory, 'calls').replaceAll('/', '\\')}`,
      }
    }

    /** Types lines at the prompt of one `cmd`; gives the calls of programs, in their order. */
    function run(lines: readonly string[]): readonly Call[] {
      rmSync(join(directory, 'calls'), { force: true })
      mkdirSync(join(directory, 'work'), { recursive: true })
      const given = [...ENVIRONMENT].map(([name, value]) => `set "${name}=${value}"`)
      const typed = [...given, ...lines, 'mark end', 'exit', ''].join('\r\n')
      // A file: Wine's cmd reads ahead and goes back, which a pipe cannot.
      writeFileSync(join(directory, 'typed'), typed)
      const keyboard = openSync(join(directory, 'typed'), 'r')
      const { status, stderr } = spawnSync('wine', ['cmd', '/q'], {
        cwd: join(directory, 'work'),
        env: wineEnvironment(),
        stdio: [keyboard, 'pipe', 'pipe'],
        encoding: 'utf8',
        timeout: 240_000,
      })
      closeSync(keyboard)
      expect(status, stderr).toBe(0)
      return readFileSync(join(directory, 'calls'), 'latin1')
        .trim()
        .split('\n')
        .map((line) => {
          const [program = '', ...args] = line.split(' ')
          return [
            program.replace(/\.exe$/i, ''),
            ...args.map((hex) => Buffer.from(hex.slice(1), 'hex').toString('utf8')),
          ] as const
        })
    }

    test('a program gets what was meant', () => {
      const calls = run(values.map((value) => `printer ${cmdArgument(value)} x`))
      expect(calls.slice(0, -1)).toEqual(values.map((value) => ['printer', value, 'x']))
    })

    test('a variable is what was meant', () => {
      const plain = values.filter((value) => !value.includes('%') && !value.endsWith('\\'))
      const calls = run(plain.flatMap((value) => [cmdSet('PIP_X', value), 'printer "%PIP_X%"']))
      expect(calls.slice(0, -1)).toEqual(plain.map((value) => ['printer', value]))
    })

    test('every block of the guides calls its programs with what it says, and sets its variables', () => {
      expect(blocks.size).toBeGreaterThan(300)
      const listed = [...blocks]
      const calls = run(
        listed.flatMap((block, at) => {
          const names = [...variablesOf(block, environment).keys()]
          return [
            ...block.split('\n'),
            ...names.map((name) => `mark ${name} "%${name}%"`),
            // The next block starts with none of them.
            ...names.map((name) => `set "${name}="`),
            `mark ${at}`,
          ]
        }),
      )
      const seen = partition(calls)
      const wanted = listed.map((block) => ({
        block,
        calls: sorted(callsOf(block, environment)),
        variables: [...variablesOf(block, environment)].map(([name, value]) => [
          name,
          value === '' ? `%${name}%` : value,
        ]),
      }))
      expect(listed.map((block, at) => ({ block, ...seen[at] }))).toEqual(wanted)
    })
  },
)

/** What came before each mark with a number. Programs joined by a pipe run side by side: so in the order of the alphabet. */
function partition(calls: readonly Call[]) {
  const parts: { calls: readonly string[]; variables: (readonly string[])[] }[] = []
  let own: Call[] = []
  let variables: (readonly string[])[] = []
  for (const call of calls) {
    const [program, first, value] = call
    if (program !== 'mark') own.push(call)
    else if (value !== undefined) variables.push([first ?? '', value])
    else if (first !== 'end') {
      parts.push({ calls: sorted(own), variables })
      own = []
      variables = []
    }
  }
  return parts
}

const sorted = (calls: readonly Call[]) => calls.map((call) => JSON.stringify(call)).sort()
