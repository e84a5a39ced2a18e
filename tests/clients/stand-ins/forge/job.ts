import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a service of elsewhere keeps what it knows; compared as a home directory is (`changes.py`). */
export const SERVICES = '/srv'
/** What was installed in the newest job, a line for each, as `site-packages` has it. */
const INSTALLED = `${SERVICES}/installed`
/** A Python as the service has it, with the newest pip and nothing else: made by `newcomer.ts`. */
const PYTHON = '/opt/tools/job'

/** The network of this machine, which stands for that of the service, and what saves time and changes nothing else. */
const FROM_HERE = [
  ...['HTTPS_PROXY', 'PIP_CERT', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE', 'NO_GCE_CHECK'],
  ...['NODE_EXTRA_CA_CERTS', 'LANG'],
]

/** A machine of the service, which is gone when the job is: an empty directory, Python, and none of the person's variables. */
export type Job = {
  directory: string
  /** Runs a program with these variables and those of the job, and gives its status. What it prints becomes the log. */
  run(
    command: readonly [string, ...string[]],
    env?: Readonly<Record<string, string>>,
  ): Promise<number>
  /** Writes a script outside of the directory, and gives its path. */
  script(content: string): string
  log: string[]
}

/** Makes the machine, does the job on it, and gives its log. `done` is false where the job failed. */
export async function withJob(
  work: (job: Job) => Promise<boolean>,
): Promise<{ done: boolean; log: string }> {
  const place = mkdtempSync('/tmp/job-')
  const directory = mkdtempSync(join(place, 'work-'))
  const python = join(place, 'python')
  cpSync(PYTHON, python, { recursive: true, verbatimSymlinks: true })
  const log: string[] = []
  const base = {
    ...Object.fromEntries(
      FROM_HERE.flatMap((name) => {
        const value = process.env[name]
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    HOME: mkdtempSync(join(place, 'home-')),
    PATH: `${python}/bin:/usr/local/bin:/usr/bin:/bin`,
    PIP_CACHE_DIR: '/home/person/.cache/pip',
    PIP_NO_COMPILE: '1',
  }
  let scripts = 0
  const job: Job = {
    directory,
    log,
    script(content) {
      scripts += 1
      const path = join(place, `script-${scripts}.sh`)
      writeFileSync(path, content, { mode: 0o755 })
      return path
    },
    run: ([program, ...rest], env = {}) =>
      new Promise((resolve) => {
        const variables = Object.entries({ ...base, ...env }).map((pair) => pair.join('='))
        // `env -i`: nothing of the person's terminal is there.
        const child = spawn('env', ['-i', ...variables, program, ...rest], {
          cwd: directory,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (data) => log.push(String(data)))
        }
        child.on('error', (error) => log.push(`${error}\n`))
        child.on('close', (status) => resolve(status ?? 1))
      }),
  }
  try {
    const done = await work(job).catch((error: unknown) => {
      log.push(`${error}\n`)
      return false
    })
    writeFileSync(INSTALLED, installedIn(python))
    return { done, log: log.join('') }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function installedIn(python: string): string {
  const [version = ''] = readdirSync(join(python, 'lib'))
  const names = readdirSync(join(python, 'lib', version, 'site-packages'))
  return names.map((name) => `${name}\n`).join('')
}
