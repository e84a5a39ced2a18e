import { accessOf, choosePerson, expect, row, signIn, test, waitForList } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'

test('a wiki link, the sign-in, and a copied command', async ({ page, context, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const link = `${SETUP}?tool=pip&os=macos&scope=user`
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ml-private')
  await page.getByRole('link', { name: 'Check what I may do' }).click()
  await choosePerson(page, 'wes@example.com')
  await expect(page).toHaveURL(`${site.app.url}${link}`)
  await expect(page.getByText('Asked as wes@example.com')).toBeVisible()

  const figure = page.locator('figure', { hasText: 'global.index-url' }).first()
  await figure.getByRole('button', { name: /copy/i }).click()
  await expect(figure.getByRole('button')).toContainText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe(await figure.locator('code').textContent())
  expect(copied).toContain(
    'https://oauth2accesstoken@us-central1-python.pkg.dev/ml-platform/ml-private/simple/',
  )
})

test('a reader installs and does not publish', async ({ page }) => {
  await signIn(page, 'rita@example.com')
  await waitForList(page)
  expect(await accessOf(page, '/ml-private')).toBe('granted denied denied denied')
  await row(page, '/ml-private').getByText('why').click()
  await expect(row(page, '/ml-private')).toContainText(
    'artifactregistry.repositories.uploadArtifacts is missing. The least role that has it is Artifact Registry Writer',
  )
  await expect(page.locator('[data-repository*="images"], [data-repository*="npm"]')).toHaveCount(0)
})

test('a writer publishes, but not to a virtual repository, and is led to the one behind it', async ({
  page,
}) => {
  await signIn(page, 'wes@example.com')
  await waitForList(page)
  expect(await accessOf(page, '/ml-private')).toBe('granted granted denied denied')
  expect(await accessOf(page, '/ml-all')).toBe('granted denied denied denied')

  await page.goto('/repositories/ml-platform/us-central1/ml-all?purpose=publish')
  await expect(page.getByText(/takes no uploads/).first()).toBeVisible()
  await expect(page.getByText('twine upload').filter({ visible: true })).toHaveCount(0)
  await page
    .getByRole('main')
    .getByRole('link', { name: /ml-private/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/ml-private\?purpose=publish$/)
  await expect(page.getByText('twine upload').first()).toBeVisible()
})

test('an administrator sees everything, and what could not be shown', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await waitForList(page)
  expect(await accessOf(page, '/ml-private')).toBe('granted granted granted granted')
  const problems = page.getByRole('region', { name: 'What could not be shown' })
  await expect(problems).toContainText('The Artifact Registry API is off')
  await expect(problems).toContainText(
    'gcloud services enable artifactregistry.googleapis.com --project=payments-prod',
  )
})

test('someone who has access only through a group inside a group', async ({ page }) => {
  await signIn(page, 'nadia@example.com')
  await waitForList(page)
  expect(await accessOf(page, '/ml-private')).toBe('granted denied denied denied')
})

test('someone with nothing is told what that means', async ({ page }) => {
  await signIn(page, 'nemo@example.com')
  await waitForList(page)
  await expect(page.getByText('Google shows you no project at all.')).toBeVisible()
  await expect(page.locator('[data-repository]')).toHaveCount(0)
})

test('someone whose only grant is on one repository types its name', async ({ page }) => {
  await signIn(page, 'solo@partner.example')
  await waitForList(page)
  await expect(page.locator('[data-repository]')).toHaveCount(0)
  await page
    .getByLabel('Project ID, repository name or URL')
    .fill('https://europe-west1-python.pkg.dev/data-science/partner-sdk/simple/')
  await page.getByRole('button', { name: 'Look' }).click()
  await waitForList(page)
  expect(await accessOf(page, '/partner-sdk')).toBe('granted denied denied denied')
  await row(page, '/partner-sdk').getByRole('link', { name: 'partner-sdk' }).click()
  await expect(page).toHaveURL(/\/repositories\/data-science\/europe-west1\/partner-sdk$/)
  await expect(
    page.getByText('Google says yes; you may not read the policy that grants it.').first(),
  ).toBeVisible()
})

test('a name that names nothing is refused in words, beside the list', async ({ page }) => {
  await signIn(page, 'rita@example.com')
  await page.getByLabel('Project ID, repository name or URL').fill('<script>alert(1)</script>')
  await page.getByRole('button', { name: 'Look' }).click()
  await expect(
    page.getByRole('list', { name: 'Looked for by name' }).getByRole('alert'),
  ).toBeVisible()
  await waitForList(page)
  await expect(row(page, '/ml-private')).toBeVisible()
})

test('a repository that does not exist is told apart from one that may not be read', async ({
  page,
}) => {
  await signIn(page, 'ada@example.com', '/repositories/ml-platform/us-central1/no-such-thing')
  await expect(page.getByText('There is no such repository').first()).toBeVisible()
  await page.goto('/repositories/ml-platform/us-central1/ml-images')
  await expect(page.getByText('This is not a Python repository').first()).toBeVisible()
})

test('the domain-scoped project has pages like any other', async ({ page }) => {
  await signIn(page, 'ada@example.com', '/repositories?q=legacy')
  await waitForList(page)
  await page.getByRole('link', { name: 'old-python' }).click()
  await expect(
    page.getByText('https://us-east1-python.pkg.dev/example.com/legacy/old-python/simple/').first(),
  ).toBeVisible()
})
