import { expect, signIn, test } from './site'

const SETUP = '/repositories/ml-platform/us-central1/ml-private'

test.describe('/go leads to the setup page from', () => {
  for (const text of [
    'projects/ml-platform/locations/us-central1/repositories/ml-private',
    'https://us-central1-python.pkg.dev/ml-platform/ml-private/simple/',
    'us-central1-python.pkg.dev/ml-platform/ml-private',
    'ml-private --location=us-central1 --project=ml-platform',
    '--repository=ml-private --location=us-central1 --project=ml-platform',
    'https://console.cloud.google.com/artifacts/python/ml-platform/us-central1/ml-private?project=ml-platform',
    'extra-index-url = https://us-central1-python.pkg.dev/ml-platform/ml-private/simple/',
  ]) {
    test(text, async ({ request, site }) => {
      const answer = await request.get(
        `${site.app.url}/go?${new URLSearchParams({ repository: text })}`,
        { maxRedirects: 0 },
      )
      expect(answer.status()).toBe(307)
      expect(answer.headers()['location']).toBe(SETUP)
    })
  }
})

test('a secret in an address is in nothing that is answered or written down', async ({
  request,
  site,
}) => {
  for (const repository of [
    'https://oauth2accesstoken:S3CRET@us-central1-python.pkg.dev/ml-platform/ml-private/simple/',
    'https://user:S3CRET@pypi.example.com/simple/',
    'index-url = https://_json_key_base64:S3CRET+/x@us-central1-python.pkg.dev/nothing',
    'ya29.S3CRET',
  ]) {
    for (const path of ['/go', '/link', '/repositories']) {
      const name = path === '/repositories' ? 'add' : 'repository'
      const first = await request.get(
        `${site.app.url}${path}?${new URLSearchParams({ [name]: repository })}`,
        { maxRedirects: 0 },
      )
      expect(first.status()).toBe(307)
      const next = new URL(first.headers()['location'] ?? '', site.app.url)
      expect(JSON.stringify(first.headers()) + (await first.text())).not.toContain('S3CRET')
      const page = await request.get(next.href)
      expect(`${page.url()}${await page.text()}`).not.toContain('S3CRET')
    }
  }
  expect(site.output()).not.toContain('S3CRET')
})

test('a bare name leads to a choice, after signing in', async ({ page }) => {
  await signIn(page, 'rita@example.com', '/')
  await page.goto('/go?repository=ml-private')
  await expect(page).toHaveURL('/repositories?q=ml-private')
  await expect(page.locator('[data-repository]').first()).toContainText('ml-private')
})

test('a bare name waits for the sign-in', async ({ page }) => {
  await page.goto('/go?repository=ml-private')
  await page.getByRole('link', { name: 'Sign in with Google' }).click()
  await page.getByRole('button', { name: 'rita@example.com' }).click()
  await expect(page).toHaveURL('/repositories?q=ml-private')
})

test('what cannot be read is explained, with what was understood', async ({ page, complaints }) => {
  const answer = await page.goto('/go?repository=ml-private --location=us-central1')
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('not all are here')).toBeVisible()
  await expect(page.getByText('What was understood')).toBeVisible()
  const look = page.getByRole('link', { name: 'Look for ml-private among your repositories' })
  await expect(look).toHaveAttribute('href', '/repositories?q=ml-private')
  await expect(page).toHaveTitle(/^Open a repository/)
  await page.goto('/go?repository=ya29.x')
  await expect(page.getByText('looked like a secret')).toBeVisible()
  await expect(page).toHaveURL('/go?withheld=repository')
  expect(complaints.splice(0).every((one) => one.includes('404'))).toBe(true)
})

test('whoever came with a secret in the address is told to revoke it, wherever that leads', async ({
  page,
}) => {
  const address =
    'https://oauth2accesstoken:S3CRET@us-central1-python.pkg.dev/ml-platform/ml-private/'
  const told = page.getByText('That looked like a secret, so it was dropped')
  for (const written of [address, encodeURIComponent(address), address.replace('@', '%2540')]) {
    await page.goto(`/go?${new URLSearchParams({ repository: written })}`)
    await expect(page).toHaveURL(`${SETUP}?withheld=repository`)
    await expect(told).toBeVisible()
    expect(await page.content()).not.toContain('S3CRET')
  }
  await page.goto(`/go?repository=${address.replace(':S3CRET', '')}`)
  await expect(page).toHaveURL(SETUP)
  await expect(told).toHaveCount(0)
  for (const path of ['/link', '/troubleshoot']) {
    await page.goto(`${path}?repository=${address}`)
    await expect(page).toHaveURL(/withheld=repository/)
    await expect(told).toBeVisible()
  }
  await page.goto('/link?repository=ya29.x')
  await expect(page).toHaveURL('/link?withheld=repository')
  await expect(told).toBeVisible()
})

test('a repository of another format is named, and one of the same names offered', async ({
  page,
  complaints,
}) => {
  const answer = await page.goto(
    '/go?repository=us-central1-docker.pkg.dev/ml-platform/ml-private/app:1',
  )
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('This is the address of a Docker repository.')).toBeVisible()
  await page
    .getByRole('link', { name: 'Open the Python repository of the same three names' })
    .click()
  await expect(page).toHaveURL(SETUP)
  expect(complaints.splice(0).every((one) => one.includes('404'))).toBe(true)
})

test('asked for nothing it is a page to ask from', async ({ page }) => {
  const answer = await page.goto('/go')
  expect(answer?.status()).toBe(200)
  await page
    .getByLabel('Repository name or URL')
    .fill('us-central1-python.pkg.dev/ml-platform/ml-private')
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page).toHaveURL(SETUP)
})
