import { expect, test } from 'vitest'
import { planScript } from '../../lib/core/machine/script/plan-script'
import { setupDocument } from '../../lib/core/machine/setup-document'
import { renderSetupMarkdown } from '../../lib/core/machine/setup-markdown'
import { buildGuide } from '../../lib/core/setup/build-guide'
import { type Guide, PURPOSES, type Step, SYSTEMS } from '../../lib/core/setup/guide'
import { parseSetupRequest } from '../../lib/core/setup/setup-request'
import { stepsOf } from '../../lib/core/setup/steps-of'
import { REPOSITORY, SETTINGS, VARIANTS } from './every-guide'

const PAGE = 'https://setup.example.com/'
const ACCOUNT = 'python-repositories@my-project.iam.gserviceaccount.com'

const requestFor = (query: Record<string, string>) =>
  parseSetupRequest({ tool: 'google-cloud', ...query }, { system: 'linux' })

function guideFor(query: Record<string, string>): Guide {
  const guide = buildGuide(REPOSITORY, requestFor(query))
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return guide
}

const there = (guide: Guide) => stepsOf(guide).filter(({ on }) => on !== undefined)
const contentOf = (steps: readonly Step[]) => steps.map(({ content }) => content).join('\n')

test('what is typed on Google Cloud is typed in Linux, whatever the reader has', () => {
  for (const purpose of PURPOSES) {
    const usual = there(guideFor({ purpose }))
    expect(contentOf(usual)).toContain('keyrings.google-artifactregistry-auth')
    expect(usual.map(({ id }) => id)).toContain('drop-environment')
    for (const os of SYSTEMS) {
      const guide = guideFor({ purpose, os })
      expect(there(guide)).toEqual(usual)
      for (const check of guide.checks) expect(check.on).toBe('Google Cloud')
    }
  }
})

test('what is typed elsewhere says so in every form, and is in no script', () => {
  const request = requestFor({ os: 'windows', purpose: 'publish' })
  const answer = guideFor({ os: 'windows', purpose: 'publish' })
  const options = { repository: REPOSITORY, request, answer, page: PAGE }
  const markdown = renderSetupMarkdown(options)
  expect(markdown).toContain('Typed on Google Cloud:\n\n```bash\n')
  expect(markdown).toContain('In `$HOME/.pypirc` on Google Cloud:')
  expect(JSON.stringify(setupDocument({ ...options, schema: PAGE }))).toContain(
    '"on":"Google Cloud"',
  )
  for (const setting of SETTINGS) {
    for (const { credentials, index } of VARIANTS) {
      const query = { ...setting, os: setting.system, credentials, index }
      const plan = planScript(REPOSITORY, parseSetupRequest(query, { system: 'linux' }))
      if (plan.kind === 'impossible') continue
      const steps = [...plan.actions.map(({ step }) => step), ...plan.checks, ...plan.trials]
      expect(steps.filter(({ on }) => on !== undefined)).toEqual([])
    }
  }
})

test('Cloud Run installs while it builds, as the account that may read the repository', () => {
  const content = contentOf(guideFor({}).steps)
  expect(content).toContain(
    `gcloud projects add-iam-policy-binding my-project --member=serviceAccount:${ACCOUNT} --role=roles/run.builder`,
  )
  expect(content).toContain(
    `--build-service-account=projects/my-project/serviceAccounts/${ACCOUNT}`,
  )
  expect(content).not.toMatch(/run deploy .* --service-account=/)
  const publish = contentOf(guideFor({ purpose: 'publish' }).steps)
  expect(publish).toMatch(new RegExp(`run deploy .* --service-account=${ACCOUNT}`))
  expect(publish).not.toContain('run.builder')
})

test.each(PURPOSES)('%s: the account is taken off everything before it is deleted', (purpose) => {
  const ids = guideFor({ purpose }).undo.map(({ id }) => id)
  const last = ids.indexOf('delete-account')
  for (const id of ['detach-cloud-run', 'detach-compute-engine', 'detach-gke']) {
    expect(ids.indexOf(id), id).toBeGreaterThanOrEqual(0)
    expect(ids.indexOf(id), id).toBeLessThan(last)
  }
})

test.each(PURPOSES)('%s: before an environment is active, nothing needs one', (purpose) => {
  const steps = there(guideFor({ purpose }))
  const first = steps.slice(
    0,
    steps.findIndex(({ id }) => id === 'active-environment'),
  )
  expect(first.map(({ id }) => id)).toEqual(['see-account', 'see-scopes'])
  // Debian has no `python`.
  for (const { content } of first) expect(content).toMatch(/^python3 /)
})

test.each(PURPOSES)(
  '%s: the variable of the terminal is taken away, last of what needs it',
  (purpose) => {
    const { undo } = guideFor({ purpose })
    const at = undo.findIndex(({ content }) => content === 'unset GOOGLE_PROJECT_NUMBER')
    expect(at).toBeGreaterThan(0)
    expect(contentOf(undo.slice(at + 1))).not.toContain('GOOGLE_PROJECT_NUMBER')
  },
)
