import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildGuide } from '../../lib/core/setup/build-guide'
import { groundworkFor } from '../../lib/core/setup/groundwork'
import { CREDENTIALS, INDEXES, PURPOSES, SCOPES, SYSTEMS } from '../../lib/core/setup/guide'
import { nearestPossible } from '../../lib/core/setup/nearest-possible'
import { printSettingsCommand } from '../../lib/core/setup/print-settings'
import { parseSetupRequest } from '../../lib/core/setup/setup-request'
import { TOOL_IDS } from '../../lib/core/setup/tools'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'\'"\\$`!*?[]{}()<>|&;#%^~=@ \t\nab‘’~/') }),
)
const email = fc.constantFrom(
  'ci-bot@my-project.iam.gserviceaccount.com',
  '123456789012-compute@developer.gserviceaccount.com',
  'my-app@appspot.gserviceaccount.com',
  'a@legacy.example.com.iam.gserviceaccount.com',
)
const among = (known: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: text })

const queries = fc.record(
  {
    tool: among(TOOL_IDS),
    purpose: among(PURPOSES),
    os: among(SYSTEMS),
    scope: among(SCOPES),
    credentials: among(CREDENTIALS),
    index: among(INDEXES),
    package: fc.oneof(fc.constantFrom('acme-models', 'A.b_c'), text),
    'key-file': fc.oneof(text, fc.constantFrom("~/it's 100%/ключ.json", 'C:\\k\\%PATH%.json')),
    'service-account': fc.oneof(email, text),
  },
  { requiredKeys: [] },
)
const repositories = fc.constantFrom(
  { project: 'my-project', location: 'us-central1', repository: 'team' },
  { project: 'example.com:legacy', location: 'europe', repository: 'pypi' },
  { project: 'my-project', location: 'us', repository: `a${'b'.repeat(62)}` },
)

// A setup page builds a guide, and tries one for every choice: one that throws would take the page down.
test('no address makes a guide throw, nor any choice on its page', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(repositories, queries, (repository, query) => {
      const request = parseSetupRequest(query, { system: 'linux' })
      expect(buildGuide(repository, request).kind).toMatch(/^(guide|impossible)$/)
      expect(groundworkFor(repository, request).steps.length).toBeGreaterThan(0)
      printSettingsCommand({ ...request, repository, index: 'only' })
      for (const tool of TOOL_IDS) nearestPossible(request, { tool })
      for (const credentials of CREDENTIALS) nearestPossible(request, { credentials })
    }),
    { numRuns: 3000 },
  )
})
