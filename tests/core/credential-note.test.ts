import { expect, test } from 'vitest'
import { buildGuide } from '../../lib/core/setup/build-guide'
import { credentialNote } from '../../lib/core/setup/credential-note'
import { CREDENTIALS, type Credentials, PURPOSES } from '../../lib/core/setup/guide'
import { TOOL_IDS, type ToolId } from '../../lib/core/setup/tools'
import { REPOSITORY } from './every-guide'

/** What the guide says, whether it wants a file of the reader's or not. */
const guideWith = (tool: ToolId, credentials: Credentials, keyFile: string) =>
  PURPOSES.map((purpose) =>
    buildGuide(REPOSITORY, {
      ...{ tool, purpose, credentials, keyFile },
      ...{ system: 'linux', scope: 'project', index: 'only' },
    }),
  )

const combinations = TOOL_IDS.flatMap((tool) =>
  CREDENTIALS.map((credentials) => ({ tool, credentials })),
)

test.each(combinations)('$tool, $credentials: a sentence, in prose', ({ tool, credentials }) => {
  const note = credentialNote(tool, credentials)
  expect(note).toMatch(/^[A-Z].{20,}\.$/)
  expect(note.split('`').length % 2).toBe(1)
})

test('a file is spoken of only where the guide wants one', () => {
  for (const { tool, credentials } of combinations) {
    const one = guideWith(tool, credentials, 'one.json')
    const asks = JSON.stringify(one) !== JSON.stringify(guideWith(tool, credentials, 'other.json'))
    const possible = one.some(({ kind }) => kind === 'guide')
    if (!possible || asks) continue
    const note = credentialNote(tool, credentials)
    expect(note, `${tool}, ${credentials}`).not.toMatch(/gives you|key in the file/)
  }
})

test('what is said of keyring’s order is not said where nobody asks keyring', () => {
  for (const credentials of CREDENTIALS) {
    expect(credentialNote('dockerfile', credentials)).not.toMatch(/would win|wins/)
  }
})

test('what runs on Google Cloud is not told that it is outside', () => {
  for (const tool of ['google-cloud', 'cloud-build'] as const) {
    expect(credentialNote(tool, 'workload-identity')).not.toContain('outside Google Cloud')
  }
})
