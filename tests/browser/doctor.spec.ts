import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, signIn, test } from './site'

const DOCTOR = readFileSync(join(import.meta.dirname, '../../public/doctor.py'), 'utf8')
const SETUP = '/repositories/ml-platform/us-central1/ml-private?tool=pip&os=linux&scope=user'

let home: string
test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'broken-laptop-'))
})
test.afterEach(() => rmSync(home, { recursive: true }))

/** A terminal of somebody's own; what is typed may end with any status. */
function type(command: string): string {
  return execFileSync('bash', ['-c', `${command} || true`], {
    cwd: home,
    encoding: 'utf8',
    env: {
      NODE_ENV: 'test',
      PATH: process.env['PATH'],
      HOME: home,
      LANG: 'C.UTF-8',
      NO_GCE_CHECK: 'true',
    },
  })
}

test('the line on the page runs in a shell, and the page explains what the doctor says', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(SETUP)
  await page.getByText('It did not work?', { exact: true }).click()
  const block = page.locator('figure', { hasText: '/doctor.py' })
  await block.getByRole('button').click()
  await expect(block.getByRole('button')).toContainText('Copied')
  const line = await page.evaluate(() => navigator.clipboard.readText())
  expect(line).toMatch(/^curl -fsSL http:\/\/localhost:\d+\/doctor\.py \| python3 - --index https:/)

  // Left over: an index of everybody's beside the repository.
  mkdirSync(join(home, '.config/pip'), { recursive: true })
  const index =
    'https://oauth2accesstoken@us-central1-python.pkg.dev/ml-platform/ml-private/simple/'
  const extra = 'extra-index-url = https://pypi.org/simple'
  writeFileSync(join(home, '.config/pip/pip.conf'), `[global]\nindex-url = ${index}\n${extra}\n`)
  const said = type(`${line} --offline`)
  const code = said.trim().split('\n').at(-1) ?? ''
  expect(code).toMatch(/^doctor:1:second-index\+no-backend:pip$/)

  await page.getByRole('textbox', { name: 'Paste what the command printed' }).fill(said)
  const answer = page.getByRole('status').filter({ has: page.locator('p') })
  await expect(answer).toContainText('A public index stands beside the repository')
  await expect(answer).toContainText('keyring or Google’s backend is not where the client looks')
})

test('who is signed in gets a line with the address, where the steps are for that account', async ({
  page,
}) => {
  const block = page.locator('figure', { hasText: '/doctor.py' }).locator('code')
  await page.goto(SETUP)
  await expect(block).not.toContainText('--account')
  await signIn(page, 'wes@example.com', SETUP)
  await expect(block).toHaveText(/ --tool pip --account=wes@example\.com$/)
  await page.goto(`${SETUP}&credentials=key-file`)
  await expect(block).toHaveText(/ --tool pip$/)
  await page.goto(SETUP.replace('linux', 'windows'))
  await expect(block).toHaveText(/ --tool pip '--account=wes@example\.com'$/)
})

test('anybody gets the doctor, as text', async ({ request }) => {
  const response = await request.get('/doctor.py')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(await response.text()).toBe(DOCTOR)
})
