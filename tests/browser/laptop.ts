import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Emulator } from '../../emulator/start-emulator.ts'
import { environment, prepare } from '../clients/newcomer'
import { prepareSymptoms } from '../clients/symptom-world'

export type Laptop = {
  /** What `prepare` wrote. */
  prepared: string
  /** Runs a command in the one terminal that there is, as bash reads it. */
  type(command: string): Promise<{ output: string; status: number }>
  close(): void
}

/**
 * A terminal of somebody's own, with this machine's Python and programs, a home that is made for the test, and the emulator in the place of
 * Google. What a command changes of the terminal, the next one finds.
 */
export async function openLaptop(emulator: Emulator): Promise<Laptop> {
  const directory = mkdtempSync(join(tmpdir(), 'laptop-'))
  const home = join(directory, 'home')
  const own = join(home, '.local/bin')
  const prepared = join(directory, 'prepared')
  for (const folder of [own, join(home, 'project')]) mkdirSync(folder, { recursive: true })
  await prepare(emulator, directory)
  await prepareSymptoms(emulator, directory)

  const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
    encoding: 'utf8',
  }).trim()
  program(join(own, 'python3'), `#!/bin/sh\nexec '${python}' "$@"\n`)
  const gcloud = readFileSync(join(prepared, 'gcloud'), 'utf8')
  program(join(own, 'gcloud'), gcloud.replace('/harness/prepared', prepared))

  const terminal = join(directory, 'terminal.sh')
  const folder = join(directory, 'folder')
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'test',
    ...environment(emulator),
    HOME: home,
    PATH: `${own}:/usr/local/bin:/usr/bin:/bin`,
  }
  writeFileSync(folder, join(home, 'project'))
  const script = `[ ! -f '${terminal}' ] || . '${terminal}'
cd "$(cat '${folder}')"
trap "export -p > '${terminal}'; pwd > '${folder}'" EXIT
set -o pipefail
eval "$1"`

  return {
    prepared,
    type: (command) =>
      new Promise((resolve, reject) => {
        const child = spawn('bash', ['-c', `exec 2>&1\n${script}`, 'bash', command], {
          env,
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        let output = ''
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          output += text
        })
        child.once('error', reject)
        child.once('close', (status) => resolve({ output, status: status ?? 1 }))
      }),
    close: () => existsSync(directory) && rmSync(directory, { recursive: true, force: true }),
  }
}

function program(path: string, content: string): void {
  writeFileSync(path, content)
  chmodSync(path, 0o755)
}
