import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { repository, worldOf } from '../support/worlds.ts'
import { choosePerson, expect, type Site, signIn, startSite, test } from './site'

const FULL_SCOPE = 'https://www.googleapis.com/auth/cloud-platform'
const PRIVATE = 'projects/ml-platform/locations/us-central1/repositories/ml-private'

const policy = z.object({
  etag: z.string(),
  bindings: z.array(z.object({ role: z.string(), members: z.array(z.string()) })),
})

/** Everything that will arrive has arrived. */
async function waitForAudit(page: Page) {
  await expect(page.locator('[data-state=complete]')).toBeVisible()
}

/** As Ada would with gcloud: the policy is read, a binding put to it, and written back. */
async function grant(site: Pick<Site, 'emulator'>, role: string, member: string) {
  const headers = {
    authorization: `Bearer ${site.emulator.tokenFor('ada@example.com', { scopes: [FULL_SCOPE] })}`,
    'content-type': 'application/json',
  }
  const address = `${site.emulator.url}/v1/${PRIVATE}`
  const before = policy.parse(await (await fetch(`${address}:getIamPolicy`, { headers })).json())
  const bindings = [...before.bindings, { role, members: [member] }]
  const answer = await fetch(`${address}:setIamPolicy`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ policy: { etag: before.etag, bindings } }),
  })
  expect(answer.status, await answer.text()).toBe(200)
}

test('an administrator finds the public repository, exports, and sees what changed since', async ({
  page,
  context,
}) => {
  // A server of its own, and a file of 50 MB.
  test.setTimeout(150_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const site = await startSite()
  try {
    await page.goto(`${site.app.url}/sign-in?callbackUrl=/audit`)
    await choosePerson(page, 'ada@example.com')
    await waitForAudit(page)
    const lastMonth = await (await page.request.get(`${site.app.url}/audit.json`)).body()
    await grant(site, 'roles/artifactregistry.reader', 'allUsers')

    await page.goto(`${site.app.url}/audit`)
    await waitForAudit(page)
    await page.getByRole('link', { name: /^Findings/ }).click()
    const finding = page.locator('[data-finding=public]')
    await expect(finding).toHaveCount(1)
    await expect(finding).toContainText('Anyone on the internet can install from it.')
    await expect(finding).toContainText('High, because: Nobody has to sign in')
    await finding.getByRole('button', { name: /copy/i }).click()
    await expect(finding.getByRole('button')).toContainText('Copied')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'gcloud artifacts repositories remove-iam-policy-binding ml-private --project=ml-platform --location=us-central1 --member=allUsers --role=roles/artifactregistry.reader --condition=None',
    )

    await page.getByText('Export', { exact: true }).click()
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export as CSV' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^access-\d{4}-\d\d-\d\d\.csv$/)
    const csv = readFileSync(await download.path(), 'utf8')
    expect(csv).toContain(`"access","${PRIVATE}","allUsers","all-users"`)
    expect(csv).toContain('"about","asked by"')
    expect(csv.trimEnd().split('\r\n').at(-1)).toMatch(/^"end",.*"complete"$/)

    await page.getByText('What has changed since an earlier export').click()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.getByLabel('An earlier JSON export of this page').setInputFiles({
      name: 'last-month.json',
      mimeType: 'application/json',
      buffer: lastMonth,
    })
    // Whom a policy names there anyway may install now as well: these changed.
    await expect(page.getByText(/^Since .* 1 added, 0 removed, \d+ changed\./)).toBeVisible()
    const change = page.locator('[data-change=added]')
    await expect(change).toContainText('allUsers')
    await expect(change).toContainText('no access → install')
    expect(requests, 'nothing is sent').toEqual([])

    for (const [name, content] of [
      ['holiday.json', '{"photos": []}'],
      ['large.json', 'x'.repeat(50_000_000)],
    ] as const) {
      await page.getByLabel('An earlier JSON export of this page').setInputFiles({
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      })
      await expect(page.getByText('This is not an export of this page.')).toBeVisible()
    }
  } finally {
    await page.close()
    await site.stop()
  }
})

test('an earlier export is dropped anywhere on the page', async ({ page, site }) => {
  await signIn(page, 'ada@example.com', '/audit')
  await waitForAudit(page)
  const earlier = await (await page.request.get(`${site.app.url}/audit.json`)).text()
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'last-month.json', { type: 'application/json' }))
    return transfer
  }, earlier)
  const list = page.getByRole('list', { name: 'Repositories' })
  await list.dispatchEvent('dragenter', { dataTransfer })
  await expect(page.getByText('Drop an earlier JSON export')).toBeVisible()
  await list.dispatchEvent('dragover', { dataTransfer })
  await list.dispatchEvent('drop', { dataTransfer })
  await expect(page.getByText('Drop an earlier JSON export')).toHaveCount(0)
  await expect(page.getByText(/^Since .* nothing has changed\./)).toBeInViewport()
  await expect(page.getByText('last-month.json')).toBeVisible()
  // What is dragged and is no file is none of the page's business.
  const words = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.setData('text/plain', 'words')
    return transfer
  })
  await list.dispatchEvent('dragenter', { dataTransfer: words })
  await expect(page.getByText('Drop an earlier JSON export')).toHaveCount(0)
})

test('by repository: numbers that never count a group as nobody; opened, who and how', async ({
  page,
}) => {
  await signIn(page, 'ada@example.com', '/audit?repository=ml-private')
  await waitForAudit(page)
  const item = page.getByRole('list', { name: 'Repositories' }).getByRole('listitem').first()
  await expect(item).toContainText(/Install: \d+ people, .*1 group of unknown size/)
  await item.getByRole('button', { expanded: false }).first().click()
  const rita = item.getByRole('listitem').filter({ hasText: 'rita@example.com' })
  await expect(rita).toContainText('install')
  await expect(rita).toContainText('Reader, on folder Engineering')
  const cora = item.getByRole('listitem').filter({ hasText: 'cora@example.com' })
  await expect(cora).toContainText('until 2099')
})

test('filters and views are in the address, and ask Google nothing', async ({ page, site }) => {
  await signIn(page, 'ada@example.com', '/audit')
  await waitForAudit(page)
  site.emulator.clearRequests()
  await page.getByLabel('Principal', { exact: true }).fill('wes')
  await page.getByRole('link', { name: /^By principal/ }).click()
  await page.getByLabel('May').selectOption('publish')
  await expect(page).toHaveURL(`${site.app.url}/audit?view=principals&principal=wes&level=publish`)
  const list = page.getByRole('list', { name: 'Principals' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await list.getByRole('button').first().click()
  await expect(list.getByRole('listitem').filter({ hasText: 'web-tools' }).last()).toContainText(
    'publish',
  )
  await page.goBack()
  await expect(page).toHaveURL(`${site.app.url}/audit?view=principals&principal=wes`)
  await page.getByLabel('Principal', { exact: true }).fill('nobody-of-this-name')
  await expect(page.getByText('Nothing matches these filters.')).toBeVisible()
  await page.getByRole('button', { name: 'Take the filters away' }).click()
  await expect(list.getByRole('listitem').nth(5)).toBeVisible()
  expect(site.emulator.requests()).toEqual([])
})

test('a finding is a filter of every view, and of the exports', async ({ page, site }) => {
  await signIn(page, 'ada@example.com', '/audit?finding=basic-role')
  await waitForAudit(page)
  await expect(page.getByRole('combobox', { name: /^Finding/ })).toHaveValue('basic-role')
  await page.getByRole('link', { name: /^By principal/ }).click()
  const list = page.getByRole('list', { name: 'Principals' })
  await expect(list.getByRole('listitem').filter({ hasText: 'olga@example.com' })).toHaveCount(1)
  await expect(list.getByRole('listitem').filter({ hasText: 'rita@example.com' })).toHaveCount(0)
  await page.getByLabel('May').selectOption('delete')
  await page.getByRole('link', { name: /^Findings/ }).click()
  await expect(page).toHaveURL(/view=findings&level=delete&finding=basic-role/)
  await expect(page.getByLabel('May')).toHaveValue('delete')
  const csv = await (await page.request.get(`${site.app.url}/audit.csv?finding=basic-role`)).text()
  const access = csv.split('\r\n').filter((line) => line.startsWith('"access"'))
  expect(access.length).toBeGreaterThan(0)
  expect(access.every((line) => !line.includes('"user:rita@example.com"'))).toBe(true)
})

test('the matrix with the keyboard', async ({ page }) => {
  await signIn(page, 'ada@example.com', '/audit?view=matrix')
  await waitForAudit(page)
  const grid = page.getByRole('grid')
  const columns = Number(await grid.getAttribute('aria-colcount'))
  const rows = Number(await grid.getAttribute('aria-rowcount'))
  const place = () =>
    page.evaluate(() => {
      const cell = document.activeElement
      const row = cell?.closest('[role=row]')?.getAttribute('aria-rowindex')
      return `${row} ${cell?.getAttribute('aria-colindex')}`
    })
  await grid.locator('[tabindex="0"]').focus()
  expect(await place()).toBe('2 2')
  for (const [key, expected] of [
    ['ArrowDown', '3 2'],
    ['ArrowRight', '3 3'],
    ['End', `3 ${columns}`],
    ['Home', '3 1'],
    ['ArrowUp', '2 1'],
    ['ArrowUp', '1 1'],
    ['ArrowUp', '1 1'],
    ['Control+End', `${rows} ${columns}`],
    ['ArrowRight', `${rows} ${columns}`],
    ['PageUp', /^\d+ \d+$/],
    ['Control+Home', '1 1'],
    ['ArrowRight', '1 2'],
    ['ArrowDown', '2 2'],
  ] as const) {
    await page.keyboard.press(key)
    await expect
      .poll(place)
      .toMatch(typeof expected === 'string' ? new RegExp(`^${expected}$`) : expected)
    await expect(page.locator(':focus')).toBeInViewport()
  }
  await page.keyboard.press('Enter')
  const why = page.getByRole('region', { name: 'Why' })
  await expect(why).toContainText('ada@example.com')
  await expect(why).toContainText('Administrator, on organization example.com')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('what is asked for comes first; what is beside it is a press away, with its counts', async ({
    page,
  }) => {
    await signIn(page, 'ada@example.com', '/audit?view=matrix&kind=user')
    await waitForAudit(page)
    const top = await page.getByRole('grid').boundingBox()
    expect(top?.y).toBeLessThan(844)
    await expect(page.getByText(/^What this page cannot see \(\d+\)$/)).toBeVisible()
    await expect(page.getByText(/^What could not be shown \(\d+\)$/)).toBeVisible()
    await expect(page.getByLabel('Kind of principal')).toBeHidden()
    await page.getByText('Filters (1 set)').click()
    await expect(page.getByLabel('Kind of principal')).toHaveValue('user')
    await page.getByText('Export, compare, look at more').click()
    await expect(page.getByText('Export', { exact: true })).toBeVisible()
  })
})

test('who may not look is told what is missing, and who has it', async ({ page }) => {
  await signIn(page, 'wes@example.com', '/audit')
  await waitForAudit(page)
  await expect(page.getByText('You may not see who has access')).toBeVisible()
  await expect(page.getByText('artifactregistry.repositories.getIamPolicy').first()).toBeVisible()
  await expect(page.getByText('roles/artifactregistry.admin').first()).toBeVisible()
  const list = page.getByRole('list', { name: 'Repositories' })
  await expect(list.getByRole('listitem').first()).toContainText(/Install: .*(not known|perhaps)/)
})

test('who has nothing is told so, and can name a project', async ({ page }) => {
  await signIn(page, 'nemo@example.com', '/audit')
  await waitForAudit(page)
  await expect(page.getByText('Google shows you no project at all.')).toBeVisible()
  await page.getByText('Look at more').click()
  await page.getByLabel(/^Project ID/).fill('ml-platform')
  await page.getByRole('button', { name: 'Add' }).click()
  await waitForAudit(page)
  await expect(page.getByText('Also looking in the project ml-platform')).toBeVisible()
  await expect(
    page.getByText('There is no such project, or none that you may know of.'),
  ).toBeVisible()
})

test('an organization that could not be read as a whole is said first, with why and what is shown instead', async ({
  page,
}) => {
  await signIn(page, 'ada@example.com', '/audit?scope=organizations/999')
  await waitForAudit(page)
  await expect(page.getByText('organizations/999 was not read as a whole')).toBeVisible()
  await expect(
    page.getByText(/^Cloud Asset Inventory, .* takes no read-only consent/),
  ).toBeVisible()
  await expect(page.getByText(/^Shown instead: \d+ repositories/)).toBeVisible()
  await page.getByRole('link', { name: 'Ask me for the wider consent' }).first().click()
  await choosePerson(page, 'ada@example.com')
  await waitForAudit(page)
  await expect(page).toHaveURL(/\/audit\?scope=organizations%2F999$/)
  await expect(page.getByText(/cloudasset.assets.searchAllResources/).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Ask me for the wider consent' })).toHaveCount(0)
  await page.goto('/audit?scope=example.com')
  await expect(
    page.getByText('What was asked for is neither an organization nor a folder'),
  ).toBeVisible()
})

test('the button that reads an organization asks for the consent that it takes', async ({
  page,
}) => {
  await signIn(page, 'ada@example.com', '/audit')
  await waitForAudit(page)
  await page.getByText('Look at more').click()
  await page.getByLabel('A whole organization or folder').fill('organizations/100000000001')
  await expect(page.getByText(/it will ask whether this site may/)).toBeVisible()
  await page.getByRole('button', { name: 'Ask me for the wider consent, and read it' }).click()
  await choosePerson(page, 'ada@example.com')
  await waitForAudit(page)
  await expect(page).toHaveURL(/\/audit\?scope=organizations%2F100000000001$/)
  await page.getByText('How this was read').click()
  await expect(page.getByText(/^Read through Cloud Asset Inventory, for/)).toBeVisible()
  await expect(page.getByText(/was not read as a whole/)).toHaveCount(0)
})

test('signed out: a browser is led to the sign-in and back, a program is told', async ({
  page,
  site,
}) => {
  for (const path of ['/audit.csv', '/audit.json']) {
    const answer = await page.request.get(`${site.app.url}${path}`, { headers: { accept: '*/*' } })
    expect(answer.status()).toBe(401)
    expect(await answer.text()).toBe('Sign in first: this is only for people who are signed in.\n')
  }
  await page.goto('/audit?view=findings')
  await expect(page).toHaveURL(/error=SessionRequired&callbackUrl=%2Faudit%3Fview%3Dfindings/)
  await page.goto('/audit.csv')
  await expect(page).toHaveURL(/callbackUrl=%2Faudit\.csv/)
})

test('a sign-in that ended while it was read', async ({ page, site, complaints }) => {
  await signIn(page, 'rita@example.com', '/audit')
  await waitForAudit(page)
  site.emulator.revoke('rita@example.com')
  const answer = await page.request.get(`${site.app.url}/audit.csv`, { headers: { accept: '*/*' } })
  expect(answer.status()).toBe(401)
  await page.goto('/audit')
  await expect(page).toHaveURL(/error=reauthenticate/)
  complaints.splice(0)
})

test('an export is for whoever asked, and kept by nobody', async ({ page, site, browser }) => {
  await signIn(page, 'ada@example.com', '/audit')
  const mine = await page.request.get(`${site.app.url}/audit.json?repository=${PRIVATE}`)
  expect(mine.headers()['cache-control']).toBe('private, no-store')
  expect(mine.headers()['content-disposition']).toMatch(/^attachment; filename="access-.*\.json"$/)
  const { repositories, askedBy } = await mine.json()
  expect(askedBy).toBe('ada@example.com')
  expect(repositories.map(({ name }: { name: string }) => name)).toEqual([PRIVATE])

  const other = await browser.newContext({ baseURL: site.app.url })
  const page2 = await other.newPage()
  await signIn(page2, 'nemo@example.com', '/audit')
  const theirs = await (await page2.request.get(`${site.app.url}/audit.json`)).text()
  expect(theirs).toContain('"askedBy": "nemo@example.com"')
  expect(theirs).not.toContain('ada@')
  expect(theirs).not.toContain('ml-private')
  await other.close()
})

test('a thousand repositories and many principals: only what is seen is on the page', async ({
  page,
}) => {
  const site = await startSite({ world: largeWorld() })
  try {
    await page.goto(`${site.app.url}/sign-in?callbackUrl=/audit?view=matrix`)
    await choosePerson(page, 'reader@example.com')
    await waitForAudit(page)
    const grid = page.getByRole('grid')
    await expect(grid).toHaveAttribute('aria-colcount', '1001')
    await expect(grid).toHaveAttribute('aria-rowcount', '402')
    expect(await grid.getByRole('gridcell').count()).toBeLessThan(3000)
    await grid.locator('[tabindex="0"]').focus()
    await page.keyboard.press('Control+End')
    await expect(page.locator('[data-place="401 1000"]')).toBeFocused()
    await expect(page.locator('[data-place="401 1000"]')).toBeInViewport()
    expect(await grid.getByRole('gridcell').count()).toBeLessThan(3000)

    await page.getByRole('link', { name: /^By repository/ }).click()
    const list = page.getByRole('list', { name: 'Repositories' })
    await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '1000')
    expect(await list.getByRole('listitem').count()).toBeLessThan(100)
    await page.keyboard.press('End')
    await expect(list.locator('[aria-posinset="1000"]')).toBeInViewport()
    // A letter is there at once, whatever is computed for it.
    await page.getByLabel('Repository', { exact: true }).pressSequentially('python-7-4')
    await expect(page.getByLabel('Repository', { exact: true })).toHaveValue('python-7-4')
  } finally {
    await page.close()
    await site.stop()
  }
})

/** 10 projects with 100 repositories each, and 400 people. */
function largeWorld() {
  const projects = Array.from({ length: 10 }, (_, project) => ({
    id: `team-${project}-app`,
    repositories: Array.from({ length: 100 }, (_, at) =>
      repository(`team-${project}-app`, 'us-central1', `python-${project}-${at}`),
    ),
  }))
  const people = Array.from({ length: 400 }, (_, at) => `user:person-${at}@example.com`)
  return worldOf(projects, [
    { role: 'roles/artifactregistry.admin', members: ['user:reader@example.com'] },
    { role: 'roles/iam.securityReviewer', members: ['user:reader@example.com'] },
    { role: 'roles/artifactregistry.writer', members: people },
  ])
}
