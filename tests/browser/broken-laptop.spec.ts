import type { Locator, Page } from '@playwright/test'
import { worldForSymptoms } from '../clients/symptom-world'
import { DISTRIBUTION, PERSON } from '../clients/world'
import { type Laptop, openLaptop } from './laptop'
import { test as base, expect, type Site, signIn, startSite } from './site'

/** With the package index, and a repository that the person may write to. */
const test = base.extend<{ laptop: Laptop }, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a destructuring pattern.
    async ({}, use) => {
      const site = await startSite({ world: worldForSymptoms(), index: true })
      await use(site)
      await site.stop()
    },
    { scope: 'worker' },
  ],
  laptop: async ({ site }, use) => {
    const laptop = await openLaptop(site.emulator)
    await use(laptop)
    laptop.close()
  },
})

const SETUP = '/repositories/acme-ml/us-central1/team?tool=pip&os=linux&scope=venv'
const INDEX = 'https://oauth2accesstoken@us-central1-python.pkg.dev/acme-ml/team/simple/'

/** keyring in another environment; the index beside another, which is from another job; and somebody else's sign-in. */
const broken = ({ prepared }: Laptop) => `set -e
python3 -m venv "$HOME/other" && "$HOME/other/bin/python" -m pip install --quiet --index-url https://pypi.org/simple keyring keyrings.google-artifactregistry-auth
python3 -m venv .venv && . .venv/bin/activate && python -m pip install --quiet --index-url https://pypi.org/simple --upgrade pip
python -m pip config --site set global.index-url ${INDEX}
python -m pip config --user set global.extra-index-url https://pypi.org/simple
install -D '${prepared}/people/nadia.json' "$HOME/.config/gcloud/application_default_credentials.json"
set +e`
const INSTALL = `python -m pip install ${DISTRIBUTION}`

test('from a laptop with three faults to an installation, by what the page and the doctor say', async ({
  page,
  context,
  laptop,
}) => {
  // Programs come from PyPI, as they do for everybody.
  test.setTimeout(900_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const before = await laptop.type(broken(laptop))
  expect(before.status, before.output).toBe(0)
  expect((await laptop.type(INSTALL)).status).not.toBe(0)

  await signIn(page, PERSON, SETUP)
  await page.getByText('It did not work?', { exact: true }).click()
  const line = await copied(page, page.locator('figure', { hasText: '/doctor.py' }))
  expect(line).toMatch(/^curl -fsSL http:\/\/localhost:\d+\/doctor\.py \| python - --index https:/)
  expect(line).toContain(` --account=${PERSON}`)
  const consult = async () => {
    const { output, status } = await laptop.type(line)
    const code = output.trim().split('\n').at(-1) ?? ''
    const next = /^Do this next: (.*)$/m.exec(output)?.[1] ?? ''
    return { output, status, code, next }
  }
  const answer = page.getByRole('status').filter({ has: page.locator('p') })
  const paste = (text: string) =>
    page.getByRole('textbox', { name: 'Paste what the command printed' }).fill(text)

  await test.step('an index beside the repository', async () => {
    const said = await consult()
    expect(said.code, said.output).toBe('doctor:1:second-index+no-backend:pip')
    expect(said.status).toBe(1)
    await paste(said.output)
    await expect(answer).toContainText('A public index stands beside the repository')
    // In which file it is, the doctor says: the reader's own.
    const [, file = ''] = /extra-index-url = \S+ \((.*)\)/.exec(said.output) ?? []
    expect(file).toMatch(/\.config\/pip\/pip\.conf$/)
    const command = answer.getByText(/^pip config --user unset \S+$/).first()
    const mended = await laptop.type((await command.textContent()) ?? '')
    expect(mended.status, mended.output).toBe(0)
  })

  await test.step('keyring in another environment', async () => {
    const said = await consult()
    expect(said.code, said.output).toBe('doctor:1:no-backend:pip')
    await paste(said.output)
    await expect(answer).toContainText('keyring or Google’s backend is not where the client looks')
    await expect(answer).not.toContainText('A public index stands beside')
    const mended = await laptop.type(await stepOf(page, answer, /^Step: Install keyring/))
    expect(mended.status, mended.output).toBe(0)
  })

  await test.step('the sign-in of somebody else, told by the code alone', async () => {
    const said = await consult()
    expect(said.code, said.output).toBe('doctor:1:wrong-account:pip')
    expect(said.output).toContain(`signed in as nadia@example.com, not as ${PERSON}`)
    expect(said.next).toContain('gcloud auth application-default login')
    await page.goto(
      '/troubleshoot?repository=projects/acme-ml/locations/us-central1/repositories/team',
    )
    await paste(said.code)
    await expect(answer).toContainText('Signed in as somebody else than you think')
    await expect(answer).toContainText('Run gcloud auth application-default login again')
    await page.goto(SETUP)
    await page.getByText('It did not work?', { exact: true }).click()
    await paste(said.code)
    const command = await stepOf(page, answer, /^Step: Sign in to Google/)
    expect(command).toBe('gcloud auth application-default login')
    expect((await laptop.type(command)).status).toBe(0)
  })

  await test.step('all is well', async () => {
    const said = await consult()
    expect(said.code, said.output).toBe('doctor:1:none:pip')
    expect(said.status).toBe(0)
    await paste(said.output)
    await expect(answer).toContainText('The doctor found nothing wrong.')
    const installed = await laptop.type(INSTALL)
    expect(installed.output).toContain(`Successfully installed ${DISTRIBUTION}`)
  })
})

/** What the button of a block puts into the clipboard. */
async function copied(page: Page, block: Locator): Promise<string> {
  await block.getByRole('button').click()
  await expect(block.getByRole('button')).toContainText('Copied')
  return page.evaluate(() => navigator.clipboard.readText())
}

/** The command of the step to which the answer leads. */
async function stepOf(page: Page, answer: Locator, name: RegExp): Promise<string> {
  const link = answer.getByRole('link', { name })
  const id = new URL((await link.getAttribute('href')) ?? '', page.url()).hash.slice(1)
  await link.click()
  await expect(page).toHaveURL((url) => url.hash === `#${id}`)
  return copied(page, page.locator(`#${id} figure`).first())
}
