import { generateKeyPairSync } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { expect, test } from './site'

const PAGE =
  '/repositories/ml-platform/us-central1/ml-private?tool=twine&credentials=key-password&scope=user&os=linux'

const PEM = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey
const EMAIL = 'robot@ml-platform.iam.gserviceaccount.com'
const KEY = {
  type: 'service_account',
  project_id: 'ml-platform',
  private_key_id: '0123456789abcdef0123456789abcdef01234567',
  private_key: PEM,
  client_email: EMAIL,
}

const bytesOf = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
const BASE64 = bytesOf(KEY).toString('base64')
const MASK = '••••••••'

const box = (page: Page) => page.getByRole('region', { name: 'Let this tab fill in the key' })
const outcome = (page: Page) => box(page).getByRole('status')
const held = (page: Page) => outcome(page).filter({ hasText: EMAIL })
const masked = (page: Page) => page.locator('figure', { hasText: MASK })

async function choose(page: Page, buffer: Buffer, name = 'key.json') {
  const input = page.getByLabel('Choose the key file')
  await expect(input).toBeEnabled()
  await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

/** Drops a file on `place`; says whether the page kept the browser from opening it. */
async function drop(page: Page, place: Locator, buffer: Buffer): Promise<boolean> {
  await expect(page.getByLabel('Choose the key file')).toBeEnabled()
  return place.evaluate((target, base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([bytes], 'key.json'))
    const events = ['dragover', 'drop'].map(
      (type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
    )
    for (const event of events) target.dispatchEvent(event)
    return events.every((event) => event.defaultPrevented)
  }, buffer.toString('base64'))
}

test('a key is filled in masked, copied whole, and leaves the tab by the clipboard alone', async ({
  page,
  context,
  site,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(PAGE)
  await page.waitForLoadState('networkidle')
  const address = page.url()
  await expect(masked(page)).toHaveCount(0)
  await page.getByText('Same as a file: .pypirc').click()
  await expect(page.getByText('needs the key itself')).toBeVisible()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))

  expect(await drop(page, box(page), bytesOf(KEY))).toBe(true)
  await expect(held(page)).toContainText('key 01234567…')
  await expect(held(page)).toContainText('project ml-platform')

  const command = masked(page).first()
  await expect(command.getByTitle(`${BASE64.length} characters, copied whole`)).toBeVisible()
  await command.getByRole('button', { name: /copy/i }).click()
  await expect(page.getByText('The clipboard now holds the key.')).toBeVisible()
  expect(await clipboard(page)).toContain(BASE64)

  const file = masked(page).filter({ hasText: '.pypirc' })
  await file.getByRole('button', { name: /copy/i }).click()
  await expect(file.getByRole('button')).toContainText('Copied')
  const text = (await file.locator('code').textContent())?.replace(MASK, BASE64)
  expect(await clipboard(page)).toBe(text)

  // A mask copied by hand must not end up in a file.
  await page.evaluate(() => navigator.clipboard.writeText('something else'))
  await file.locator('code').evaluate((code) => getSelection()?.selectAllChildren(code))
  await page.keyboard.press('ControlOrMeta+c')
  expect(await clipboard(page)).toBe(text)

  const everything = [
    await page.content(),
    await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.cookie]),
    ),
    site.output(),
  ].join()
  expect(everything).not.toContain(BASE64.slice(-200, -20))
  expect(everything).not.toContain('PRIVATE KEY')
  expect(everything).not.toContain(PEM.slice(100, 150))
  expect(page.url()).toBe(address)
  expect(requests).toEqual([])
})

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test('in a URL the key is percent-encoded', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(PAGE.replace('twine', 'pip'))
  await choose(page, bytesOf(KEY))
  await expect(held(page)).toBeVisible()
  await masked(page).first().getByRole('button', { name: /copy/i }).click()
  await expect(page.getByText('The clipboard now holds the key.')).toBeVisible()
  expect(await clipboard(page)).toContain(`_json_key_base64:${encodeURIComponent(BASE64)}@`)
})

test('leaving the page forgets the key', async ({ page }) => {
  await page.goto(PAGE)
  await choose(page, bytesOf(KEY))
  await expect(held(page)).toBeVisible()
  await page.goto('/')
  await page.goBack()
  await expect(page.getByLabel('Choose the key file')).toBeEnabled()
  await expect(outcome(page)).toBeEmpty()
  await expect(masked(page)).toHaveCount(0)

  await choose(page, bytesOf(KEY))
  await expect(held(page)).toBeVisible()
  // What the browser tells a page that it keeps as it is, for Back.
  const shown = await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    return document.body.innerText
  })
  expect(shown).not.toContain(EMAIL)
  expect(shown).not.toContain(MASK)
})

test('it is forgotten when the reader says so, or gives another file', async ({ page }) => {
  await page.goto(PAGE)
  await choose(page, bytesOf(KEY))
  await expect(masked(page)).not.toHaveCount(0)
  await page.getByRole('button', { name: 'Forget it' }).click()
  await expect(outcome(page)).toBeEmpty()
  await expect(masked(page)).toHaveCount(0)
  await expect(page.getByLabel('Choose the key file'), 'the keyboard goes on here').toBeFocused()

  await choose(page, bytesOf(KEY))
  await expect(masked(page)).not.toHaveCount(0)
  await choose(page, Buffer.from('{'))
  await expect(outcome(page)).toContainText('This file is not JSON')
  await expect(masked(page)).toHaveCount(0)
})

test('another choice of the page keeps the key', async ({ page }) => {
  await page.goto(PAGE)
  await choose(page, bytesOf(KEY))
  await expect(held(page)).toBeVisible()
  await page.getByRole('link', { name: 'macOS' }).click()
  await expect(page).toHaveURL(/os=macos/)
  await expect(held(page)).toBeVisible()
  await expect(masked(page)).not.toHaveCount(0)
})

test('a file that lands beside the box neither opens nor is read', async ({ page }) => {
  await page.goto(PAGE)
  expect(await drop(page, page.getByRole('heading', { level: 1 }), bytesOf(KEY))).toBe(true)
  await expect(outcome(page)).toBeEmpty()
})

const WRONG: readonly (readonly [what: string, bytes: Buffer, says: string])[] = [
  ['2 MB', Buffer.alloc(2_000_000, ' '), 'larger than 64 KiB and was not read'],
  ['not text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]), 'This is not a text file'],
  ['not JSON', Buffer.from('hello'), 'This file is not JSON'],
  ['a list', bytesOf([KEY]), 'a list or a single value'],
  ['a person', bytesOf({ type: 'authorized_user' }), 'a person’s own credentials'],
  ['an OAuth client', bytesOf({ installed: {} }), 'an OAuth client for a desktop app'],
  ['no key', bytesOf({ ...KEY, private_key: undefined }), 'but without private_key'],
  ['no PEM', bytesOf({ ...KEY, private_key: 'REDACTED' }), 'not in the PEM form'],
]

test('what is not a key gets a sentence of its own', async ({ page }) => {
  await page.goto(PAGE)
  for (const [what, bytes, says] of WRONG) {
    await choose(page, bytes)
    await expect(outcome(page), what).toContainText(says)
    await expect(masked(page), what).toHaveCount(0)
  }
})

test('a key of another project is taken, with a word about it', async ({ page }) => {
  await page.goto(PAGE)
  await choose(page, bytesOf({ ...KEY, project_id: 'other-project' }))
  await expect(outcome(page)).toContainText(
    'belongs to other-project, the repository to ml-platform',
  )
  await expect(masked(page)).not.toHaveCount(0)
})

test('axe finds nothing while a key is held', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(PAGE)
    await choose(page, bytesOf({ ...KEY, project_id: 'other-project' }))
    await expect(held(page)).toBeVisible()
    await expectAccessible(page)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the command is there, and nothing to press', async ({ page }) => {
    await page.goto(PAGE)
    await expect(page.getByText('base64 -w0').first()).toBeVisible()
    await expect(page.getByText('Choose the key file')).toBeHidden()
    await expect(box(page).locator('noscript')).toBeVisible()
  })
})
