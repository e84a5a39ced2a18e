import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findPython } from '../python'
import { DOCTOR } from './run-doctor'

const PYTHON = findPython() ?? 'python3'

export type Said = { status: number | null; output: string; errors: string }

/** Runs the doctor in a home that holds these files, and a project beside them; nothing is installed. */
export async function runAlone(
  files: Readonly<Record<string, string | Buffer>>,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  python = PYTHON,
): Promise<Said> {
  const home = mkdtempSync(join(tmpdir(), 'doctors-home-'))
  mkdirSync(join(home, 'project'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), content)
  }
  const child = spawn(python, [DOCTOR, ...args], {
    cwd: join(home, 'project'),
    env: {
      NODE_ENV: 'test',
      PATH: process.env['PATH'],
      HOME: home,
      NO_GCE_CHECK: 'true',
      LANG: 'C.UTF-8',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  rmSync(home, { recursive: true })
  return { status, output, errors }
}
