import type { APIRequestContext } from '@playwright/test'
import { LASTING } from '../support/lasting-words'
import { expect, signIn, test, waitForList } from './site'

/**
 * People paste these addresses into wikis and scripts: never break one. A test that fails here is a promise that is about to be
 * broken, so the address comes back or leads on; the test is not changed. Every word: tests/support/lasting-words.ts; that each of
 * a query is understood: tests/core/lasting-addresses.test.ts.
 */

const NAME = 'ml-platform/us-central1/ml-private'
const SETUP = `/repositories/${NAME}`

const get = (request: APIRequestContext, path: string) => request.get(path, { maxRedirects: 0 })

test('/ says what this is, and lets one sign in', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Sign in with Google' })).toBeVisible()
})

test('/repositories lists what one can see, with its filters in the query', async ({ page }) => {
  await signIn(page, 'rita@example.com', '/repositories?q=ml-private')
  await waitForList(page)
  await expect(page.locator('[data-repository]')).not.toHaveCount(0)
  await page.goto('/repositories?q=nothing-has-this-name')
  await waitForList(page)
  await expect(page.locator('[data-repository]')).toHaveCount(0)
})

test.describe('/repositories/{project}/{location}/{repository} is the setup page', () => {
  for (const [query, title] of [
    ['', /^Set up ml-private: install with pip on /],
    ['?tool=uv', /install with uv/],
    ['?os=linux', /on Linux/],
    ['?os=macos', /on macOS/],
    ['?os=windows', /on Windows \(PowerShell\)/],
    ['?os=windows-cmd', /on Windows \(cmd\)/],
    ['?purpose=publish', /publish with twine/],
    ['?tool=poetry&purpose=publish', /publish with Poetry/],
    ['?tool=of-tomorrow&os=beos&purpose=fly&scope=moon&credentials=gold', /install with pip/],
  ] as const) {
    test(`query: ${query}`, async ({ page }) => {
      const answer = await page.goto(`${SETUP}${query}`)
      expect(answer?.status()).toBe(200)
      await expect(page).toHaveTitle(title)
    })
  }

  test('scope and credentials choose the file and the sign-in', async ({ page }) => {
    await page.goto(`${SETUP}?os=linux&scope=user&credentials=key-file&key-file=/k.json`)
    await expect(page.getByText('GOOGLE_APPLICATION_CREDENTIALS=/k.json').first()).toBeVisible()
    await page.goto(
      `${SETUP}?os=linux&credentials=impersonation&service-account=a@ml-platform.iam.gserviceaccount.com&package=acme-models&index=beside`,
    )
    await expect(page.getByText('a@ml-platform.iam.gserviceaccount.com').first()).toBeAttached()
    await expect(page.getByText('acme-models').first()).toBeAttached()
  })

  test('a project under a domain, with its colon written either way', async ({ request }) => {
    for (const project of ['example.com:legacy', 'example.com%3Alegacy']) {
      expect((await get(request, `/repositories/${project}/europe/r`)).status()).toBe(200)
    }
  })

  test('a name that Google cannot have given is 404', async ({ request }) => {
    expect((await get(request, '/repositories/UPPER/us/x')).status()).toBe(404)
  })
})

test.describe('…/setup.md, .json, .sh, .ps1 and …/files/{name} are the same for programs', () => {
  for (const [path, type, text] of [
    ['setup.md?tool=uv&os=macos', 'text/markdown', 'uv'],
    ['setup.json?tool=pip', 'application/json', 'pip'],
    ['setup.sh?tool=pip&os=macos', 'text/plain', '#!/bin/sh'],
    ['setup.ps1?tool=pip&os=windows', 'text/plain', 'ml-private'],
    ['files/pip.conf?os=linux', 'text/plain', 'ml-platform/ml-private/simple/'],
    ['files/pip.ini?os=windows', 'text/plain', 'ml-platform/ml-private/simple/'],
    ['files/.pypirc?purpose=publish', 'text/plain', 'ml-platform/ml-private/'],
  ] as const) {
    test(path, async ({ request }) => {
      const answer = await get(request, `${SETUP}/${path}`)
      expect([answer.status(), answer.headers()['content-type']]).toEqual([
        200,
        expect.stringContaining(type),
      ])
      expect(await answer.text()).toContain(text)
    })
  }
})

test.describe('/go?repository= redirects to the setup page', () => {
  for (const text of LASTING.references) {
    test(text, async ({ request }) => {
      const address = `/go?${new URLSearchParams({ repository: text })}`
      expect((await get(request, address)).status()).toBe(307)
      // Credentials are taken out of the address first.
      const { pathname, search } = new URL((await request.get(address)).url())
      expect(pathname + search).toBe(SETUP)
    })
  }
})

test('/audit, /audit.csv and /audit.json show who can do what, to those who are signed in', async ({
  page,
}) => {
  await signIn(page, 'ada@example.com', '/audit?view=findings')
  await expect(page.getByRole('heading', { name: 'Who has access' })).toBeVisible()
  const csv = await page.request.get('/audit.csv?project=ml-platform')
  expect(csv.headers()['content-type']).toContain('text/csv; charset=utf-8')
  expect(await csv.text()).toContain('wes@example.com')
  const json = await page.request.get('/audit.json?project=ml-platform')
  expect(json.headers()['content-type']).toContain('application/json')
  expect(await json.text()).toContain('wes@example.com')
})

test('/link makes links, and reads the words of a setup page', async ({ request }) => {
  const query = new URLSearchParams({
    repository: `us-central1-python.pkg.dev/ml-platform/ml-private`,
    tool: 'uv',
    os: 'macos',
    badge: '1',
    text: 'Our packages',
  })
  const answer = await get(request, `/link?${query}`)
  expect(answer.status()).toBe(200)
  const page = await answer.text()
  expect(page).toContain(`${SETUP}?tool=uv&amp;os=macos`)
  expect(page).toContain(`/badge/${NAME}.svg?label=Our+packages`)
})

test('/badge/{project}/{location}/{repository}.svg is a picture', async ({ request }) => {
  for (const query of ['', '?tool=uv', '?purpose=publish', '?label=Our+packages']) {
    const answer = await get(request, `/badge/${NAME}.svg${query}`)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toContain('image/svg+xml')
  }
})

test('/og/{project}/{location}/{repository}.png is a picture', async ({ request }) => {
  const answer = await get(request, `/og/${NAME}.png?tool=uv`)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png'])
})

test('/embed/{project}/{location}/{repository} is a card', async ({ request, baseURL }) => {
  const answer = await get(request, `/embed/${NAME}?tool=uv&theme=dark`)
  expect(answer.status()).toBe(200)
  expect(await answer.text()).toContain(`href="${baseURL}${SETUP}?tool=uv"`)
})

test('/oembed?url= tells what a setup page is', async ({ request, baseURL }) => {
  const answer = await get(request, `/oembed?${new URLSearchParams({ url: `${baseURL}${SETUP}` })}`)
  expect(await answer.json()).toMatchObject({ version: '1.0', type: 'link' })
})

test('/llms.txt, /doctor.py and the schemas are there for programs', async ({ request }) => {
  for (const [path, type, text] of [
    ['/llms.txt', 'text/', 'setup.md'],
    ['/doctor.py', 'text/', 'import'],
    ['/schemas/setup-1.json', 'application/json', '$schema'],
    ['/audit-export.schema.json', 'application/json', '$schema'],
  ] as const) {
    const answer = await get(request, path)
    expect([answer.status(), answer.headers()['content-type']], path).toEqual([
      200,
      expect.stringContaining(type),
    ])
    expect(await answer.text(), path).toContain(text)
  }
})

test.describe('/troubleshoot', () => {
  test('reads errors, for a repository if one is named', async ({ page }) => {
    await page.goto(`/troubleshoot?repository=us-central1-python.pkg.dev/ml-platform/ml-private`)
    await expect(
      page.getByRole('textbox', { name: 'Paste what the command printed' }),
    ).toBeVisible()
    await expect(page.getByText('ml-private').first()).toBeVisible()
  })

  test('/troubleshoot/{cause}, each that ever was', async ({ request }) => {
    for (const cause of LASTING.causes) {
      expect((await get(request, `/troubleshoot/${cause}`)).status(), cause).toBe(200)
    }
  })
})

test('…/access says who can use a repository, with its filters in the query', async ({ page }) => {
  await signIn(page, 'ada@example.com', `${SETUP}/access?level=publish&kind=user&grants=inherited`)
  await expect(page.locator('[data-member="user:wes@example.com"]')).toBeVisible()
  await expect(page.locator('[data-member="user:rita@example.com"]')).toHaveCount(0)
  await page.goto(`${SETUP}/access?principal=ci-publisher`)
  await expect(page.locator('[data-member]')).toHaveCount(1)
})

test('…/access/request is a request for access, whoever reads it', async ({ page }) => {
  const query = 'role=writer&for=user:rita@example.com&group=&reason=Why+not&until=2999-12-31'
  await page.goto(`${SETUP}/access/request?${query}`)
  await expect(page.getByText('--member=user:rita@example.com').first()).toBeVisible()
  await expect(page.getByText('Why not').first()).toBeVisible()
  await expect(page.getByText('2999-12-31').first()).toBeVisible()
})

test('/api/health and /api/ready answer', async ({ request }) => {
  expect(await (await get(request, '/api/health')).json()).toEqual({ status: 'ok' })
  expect((await get(request, '/api/ready')).status()).toBe(200)
})
