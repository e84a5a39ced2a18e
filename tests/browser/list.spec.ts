import { expect, row, signIn, test, waitForList } from './site'

test('search, filters and order are in the address, and come back with it', async ({
  page,
  site,
}) => {
  await signIn(page, 'ada@example.com')
  await waitForList(page)
  await page.getByLabel('Search').fill('shared')
  await expect(page.locator('[data-repository]')).toHaveCount(2)
  await page.getByRole('combobox', { name: /^Location/ }).selectOption('europe-west1')
  await expect(page.locator('[data-repository]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Updated' }).click()
  expect(new URL(page.url()).search).toBe('?q=shared&location=europe-west1&sort=updated')

  await page.reload()
  await waitForList(page)
  await expect(page.getByLabel('Search')).toHaveValue('shared')
  await expect(page.locator('[data-repository]')).toHaveCount(1)

  site.emulator.clearRequests()
  await page.goBack()
  await expect(page).toHaveURL(/\?q=shared&location=europe-west1$/)
  await page.goBack()
  await expect(page).toHaveURL(/\?q=shared$/)
  await expect(page.locator('[data-repository]')).toHaveCount(2)
  await page.goForward()
  await expect(page.locator('[data-repository]')).toHaveCount(1)
  expect(site.emulator.requests(), 'asked again').toEqual([])
})

test('choosing asks Google nothing', async ({ page, site }) => {
  await signIn(page, 'ada@example.com')
  await waitForList(page)
  site.emulator.clearRequests()
  await page.getByLabel('Kind').selectOption('virtual')
  await expect(page.locator('[data-repository]')).toHaveCount(1)
  await page.getByLabel('I may').selectOption('publish')
  await expect(page.getByText(/None of the .* repositories matches/)).toBeVisible()
  await page.getByRole('button', { name: 'Show them all' }).click()
  await expect(page.locator('[data-repository]').first()).toBeVisible()
  expect(site.emulator.requests()).toEqual([])
})

test('the way back from a setup page shows the list at once', async ({ page, site }) => {
  await signIn(page, 'rita@example.com', '/repositories?q=ml')
  await waitForList(page)
  await row(page, '/ml-private').getByRole('link', { name: 'ml-private' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ml-private')
  await page.goBack()
  await waitForList(page)
  await expect(page).toHaveURL(`${site.app.url}/repositories?q=ml`)
  await expect(row(page, '/ml-private')).toBeVisible()
})

test('the first repositories are there while others are still being asked', async ({
  page,
  site,
}) => {
  site.emulator.faults.set({
    rules: [
      { method: 'artifactregistry.repositories.list', project: 'archive-2019', latencyMs: 3000 },
    ],
  })
  await signIn(page, 'ada@example.com', '/repositories', 'commit')
  await expect(row(page, '/ml-private')).toBeVisible()
  const line = page.locator('[data-state=listing]')
  await expect(line).toContainText(/\d+ of \d+ projects · \d+ repositories so far/)
  await expect(row(page, '/snapshot-001')).toHaveCount(0)
  await waitForList(page)
  await page.getByLabel('Search').fill('snapshot-001')
  await expect(row(page, '/snapshot-001')).toBeVisible()
})

test.describe('what goes wrong is named, beside what did arrive', () => {
  const cases = [
    ['a quota', { status: 429 }, 'Too many calls just now'],
    ['trouble at Google', { status: 503 }, 'Google had a problem'],
    ['a refusal', { status: 403 }, 'You may not look here'],
  ] as const
  for (const [name, fault, title] of cases) {
    test(name, async ({ page, site }) => {
      site.emulator.faults.set({
        rules: [
          { method: 'artifactregistry.repositories.list', project: 'web-platform', ...fault },
        ],
      })
      await signIn(page, 'rita@example.com')
      await waitForList(page)
      const problems = page.getByRole('region', { name: 'What could not be shown' })
      await expect(problems).toContainText(title)
      await expect(problems).toContainText('web-platform')
      await expect(row(page, '/ml-private')).toBeVisible()
    })
  }

  test('a quota that passes is not shown at all', async ({ page, site }) => {
    site.emulator.faults.set({
      rules: [
        {
          method: 'artifactregistry.repositories.list',
          project: 'web-platform',
          status: 429,
          retryAfterSeconds: 1,
          times: 3,
        },
      ],
    })
    await signIn(page, 'rita@example.com')
    await waitForList(page)
    await expect(row(page, '/web-tools')).toBeVisible()
    await expect(page.getByText('Too many calls')).toHaveCount(0)
  })
})

test('with the keyboard alone', async ({ page }) => {
  await signIn(page, 'rita@example.com')
  await waitForList(page)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Search')).toBeFocused()
  await page.keyboard.type('ml-private')
  await expect(page.locator('[data-repository]')).toHaveCount(2)
  await page.getByRole('button', { name: 'Project' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: 'Project' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  const link = row(page, '/ml-private').getByRole('link', { name: 'ml-private' })
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab')
    if (await link.evaluate((element) => element === document.activeElement)) break
  }
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ml-private')
})

test.describe('why, where it is asked for', () => {
  test('from the policies, for whoever may read them', async ({ page, site }) => {
    await signIn(page, 'ada@example.com', '/repositories?q=ml-private')
    await waitForList(page)
    site.emulator.clearRequests()
    await row(page, '/ml-private').getByText('why').click()
    await expect(row(page, '/ml-private').locator('[data-why=administer]')).toContainText(
      'Administrator, on organization example.com.',
    )
    expect(site.emulator.requests().length, 'one repository alone is read').toBeLessThan(20)
  })

  test('what is missing, and the request for it, before the policies are there', async ({
    page,
    site,
  }) => {
    await signIn(page, 'rita@example.com', '/repositories?q=ml-private')
    await waitForList(page)
    site.emulator.faults.set({
      rules: [{ method: 'artifactregistry.repositories.getIamPolicy', latencyMs: 3000 }],
    })
    await row(page, '/ml-private').getByText('why').click()
    const publish = row(page, '/ml-private').locator('[data-why=publish]')
    await expect(row(page, '/ml-private').getByText('Reading the policies.')).toBeVisible()
    await expect(publish).toContainText('artifactregistry.repositories.uploadArtifacts is missing.')
    await expect(publish).toContainText('Artifact Registry Writer')
    await expect(row(page, '/ml-private').locator('[data-why=install]')).toContainText(
      'Google says yes; you may not read the policy that grants it.',
    )
    await publish.getByRole('link', { name: /^Ask for it/ }).click()
    await expect(page.getByLabel('What is it for?')).toHaveValue('writer')
    await expect(page.getByLabel('For whom?')).toHaveValue('rita@example.com')
  })

  test('where it cannot be read, what Google said stays', async ({ page, complaints }) => {
    await signIn(page, 'rita@example.com', '/repositories?q=ml-private')
    await waitForList(page)
    await page.route('**/access/why.json', (route) => route.fulfill({ status: 500 }))
    await row(page, '/ml-private').getByText('why').click()
    await expect(
      row(page, '/ml-private').getByText(/^The policies could not be read/),
    ).toBeVisible()
    await expect(row(page, '/ml-private').locator('[data-why=install]')).toContainText('You hold')
    complaints.splice(0)
  })

  test('it is told to the person alone', async ({ page, site }) => {
    const why = `${site.app.url}/repositories/ml-platform/us-central1/ml-private/access/why.json`
    expect((await page.request.get(why)).status()).toBe(401)
    await signIn(page, 'rita@example.com', '/repositories?q=ml-private')
    const answer = await page.request.get(why)
    expect(answer.headers()['cache-control']).toBe('private, no-store')
    expect(await answer.text()).not.toContain('token')
  })
})
