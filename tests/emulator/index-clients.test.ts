import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tinyWheel } from '../../emulator/index/tiny-wheel.ts'
import { type Emulator, startEmulator } from '../../emulator/start-emulator.ts'
import { COMPANY } from './company.ts'
import { indexOf } from './index-caller.ts'

const HOST = 'us-central1-python.pkg.dev/ml-platform'
const UPLOAD = `https://${HOST}/ml-private/`
const CLIENTS = ['pip', 'twine', 'uv']

const python = findPython()
if (python === undefined) {
  const missing =
    'The clients of the package index were not run: they need python3 (3.10 or newer).'
  test('python3 is there', () => {
    if (process.env['CI'] === 'true') throw new Error(missing)
    console.warn(missing)
  })
}

function findPython(): string | undefined {
  try {
    execFileSync('python3', ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))'], {
      stdio: 'ignore',
    })
    return 'python3'
  } catch {
    return undefined
  }
}

type Result = { code: number; out: string }

async function run(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Result> {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, [...args], { env: environment })
    return { code: 0, out: stdout + stderr }
  } catch (error) {
    const failure = Object.fromEntries(Object.entries(error instanceof Error ? error : {}))
    return { code: 1, out: `${String(failure['stdout'])}${String(failure['stderr'])}` }
  }
}

/** Wraps of terminals taken out: twine breaks its lines anywhere. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe.runIf(python !== undefined)('real clients', () => {
  let directory: string
  let emulator: Emulator
  let environment: NodeJS.ProcessEnv
  const bin = (name: string) => path.join(directory, 'venv', 'bin', name)

  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'emulator-clients-'))
    // As this machine installs anything, before the proxy is in the way.
    const prepared = await run('python3', ['-m', 'venv', path.join(directory, 'venv')], process.env)
    expect(prepared.out).toBe('')
    const pip = ['-m', 'pip', 'install', '--quiet', '--upgrade', ...CLIENTS]
    const installed = await run(bin('python'), pip, process.env)
    if (installed.code !== 0) throw new Error(`the clients cannot be installed: ${installed.out}`)

    emulator = await startEmulator({ world: COMPANY, index: true })
    const { proxyUrl, caFile } = indexOf(emulator)
    const home = path.join(directory, 'home')
    mkdirSync(home)
    // Nothing of this machine's own settings: what a client needs is what is here.
    environment = {
      NODE_ENV: 'test',
      PATH: process.env['PATH'],
      HOME: home,
      HTTPS_PROXY: proxyUrl,
      PIP_CERT: caFile,
      REQUESTS_CA_BUNDLE: caFile,
      SSL_CERT_FILE: caFile,
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
    }
  }, 120_000)
  afterAll(async () => {
    await emulator?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  const index = (repository: string, token: string) =>
    `https://oauth2accesstoken:${token}@${HOST}/${repository}/simple/`

  let folders = 0
  const target = () => path.join(directory, `target-${folders++}`)

  const pipInstall = (repository: string, token: string, ...packages: string[]) => {
    const where = ['--target', target(), '--index-url', index(repository, token)]
    return run(bin('pip'), ['install', '--no-input', ...where, ...packages], environment)
  }

  const uvInstall = (repository: string, token: string, ...packages: string[]) => {
    const where = ['--target', target(), '--index-url', index(repository, token)]
    const uv = ['pip', 'install', '--no-cache', '--python', bin('python'), ...where, ...packages]
    return run(bin('uv'), uv, environment)
  }

  const twineUpload = (url: string, token: string, file: string) => {
    const credentials = ['--username', 'oauth2accesstoken', '--password', token]
    const flags = ['--non-interactive', '--verbose', '--disable-progress-bar']
    const all = ['upload', ...flags, '--repository-url', url, ...credentials, file]
    return run(bin('twine'), all, environment)
  }

  const wheel = (name: string, version: string) => {
    const { filename, content } = tinyWheel(name, version)
    const file = path.join(directory, filename)
    writeFileSync(file, content)
    return file
  }

  test('pip installs a package of the world', async () => {
    const token = emulator.tokenFor('rita@example.com')
    const { code, out } = await pipInstall('ml-private', token, 'acme-features==1.4.1')
    expect(out).toContain('Successfully installed acme-features-1.4.1')
    expect(code).toBe(0)
  })

  test('uv installs it, too', async () => {
    const token = emulator.tokenFor('rita@example.com')
    expect(await uvInstall('ml-private', token, 'acme-features')).toMatchObject({
      code: 0,
      out: expect.stringContaining('+ acme-features==1.5.0'),
    })
  })

  test('through the virtual repository pip and uv get a private and a public package', async () => {
    const token = emulator.tokenFor('rita@example.com')
    // The clients themselves may have come from a mirror.
    const isPypiThere = await fetch('https://pypi.org/simple/six/').then(
      ({ ok }) => ok,
      () => false,
    )
    if (!isPypiThere) console.warn('PyPI cannot be reached: no public package was installed.')
    const packages = ['acme-models', ...(isPypiThere ? ['six==1.17.0'] : [])]
    for (const install of [pipInstall, uvInstall]) {
      const { code, out } = await install('ml-all', token, ...packages)
      expect(out).toMatch(/acme-models(-|==)0\.10\.0/)
      if (isPypiThere) expect(out).toMatch(/six(-|==)1\.17\.0/)
      expect(code).toBe(0)
    }
  })

  test('a wrong token is 401', async () => {
    const pip = await pipInstall('ml-private', 'ya29.wrong', 'acme-features')
    expect(pip).toMatchObject({ code: 1, out: expect.stringContaining('401 Error') })
    const uv = await uvInstall('ml-private', 'ya29.wrong', 'acme-features')
    expect(uv).toMatchObject({ code: 1, out: expect.stringContaining('401 Unauthorized') })
  })

  test('no access is 403; pip takes it for a missing package', async () => {
    const token = emulator.tokenFor('nemo@example.com')
    emulator.clearRequests()
    expect(await pipInstall('ml-private', token, 'acme-features')).toMatchObject({
      code: 1,
      out: expect.stringContaining('No matching distribution found for acme-features'),
    })
    expect(emulator.requests().map(({ status }) => status)).toContain(403)
    const uv = await uvInstall('ml-private', token, 'acme-features')
    expect(uv).toMatchObject({ code: 1, out: expect.stringContaining('403 Forbidden') })
  })

  test('twine: a reader may not, a writer may, once, and not at /simple/', async () => {
    const reader = emulator.tokenFor('rita@example.com')
    const writer = emulator.tokenFor('wes@example.com')
    const file = wheel('acme-twined', '1.0')
    const refused = await twineUpload(UPLOAD, reader, file)
    expect(refused.code).toBe(1)
    expect(flat(refused.out)).toContain(`403 Forbidden from ${UPLOAD}`)

    expect(await twineUpload(UPLOAD, writer, file)).toMatchObject({ code: 0 })
    const again = await twineUpload(UPLOAD, writer, file)
    expect(again.code).toBe(1)
    expect(flat(again.out)).toContain('400 Bad Request')
    expect(flat(again.out)).toContain('Requested entity already exists')

    const wrong = await twineUpload(`${UPLOAD}simple/`, writer, file)
    expect(wrong.code).toBe(1)
    expect(flat(wrong.out)).toContain('405 Method Not Allowed')

    const installed = await pipInstall('ml-all', reader, 'acme-twined')
    expect(installed.out).toContain('Successfully installed acme-twined-1.0')
  })

  test('uv publishes', async () => {
    const publish = (token: string, file: string) => {
      const credentials = ['--username', 'oauth2accesstoken', '--password', token]
      return run(bin('uv'), ['publish', '--publish-url', UPLOAD, ...credentials, file], environment)
    }
    const file = wheel('acme-uvved', '1.0')
    const refused = await publish(emulator.tokenFor('rita@example.com'), file)
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('403 Forbidden') })
    const writer = emulator.tokenFor('wes@example.com')
    expect(await publish(writer, file)).toMatchObject({ code: 0 })
    const again = await publish(writer, file)
    expect(again.out).toContain('Requested entity already exists')
  })
})
