import { expect, test } from 'vitest'
import { buildGuide } from '../../lib/core/setup/build-guide'
import { CREDENTIAL_TABLE } from '../../lib/core/setup/credentials'
import { CREDENTIALS, PURPOSES, SCOPES, SYSTEMS } from '../../lib/core/setup/guide'
import { SYSTEM_NAMES } from '../../lib/core/setup/systems'
import { TOOL_IDS, TOOLS } from '../../lib/core/setup/tools'

const REPOSITORY = { project: 'my-project', location: 'us-central1', repository: 'team-packages' }

/** The table of what there is, made from the code: no cell is empty, and what is impossible says why. */
function coverage(): string {
  const reasons: string[] = []
  const note = (reason: string) => {
    if (!reasons.includes(reason)) reasons.push(reason)
    return `impossible [${reasons.indexOf(reason) + 1}]`
  }
  const rows = TOOL_IDS.flatMap((tool) =>
    PURPOSES.flatMap((purpose) =>
      SCOPES.flatMap((scope) =>
        CREDENTIALS.map((credentials) => {
          const cells = SYSTEMS.map((system) => {
            const guide = buildGuide(REPOSITORY, {
              ...{ tool, purpose, scope, credentials, system },
              systemIsGuess: false,
              ignored: [],
            })
            return guide.kind === 'guide' ? 'supported' : note(guide.reason)
          })
          const row = [TOOLS[tool].name, purpose, scope, CREDENTIAL_TABLE[credentials].name]
          return `| ${[...row, ...cells].join(' | ')} |`
        }),
      ),
    ),
  )
  const systems = SYSTEMS.map((system) => SYSTEM_NAMES[system])
  return [
    '# What the setup guides cover',
    'Made from the tables in `lib/core/setup` by `tests/core/coverage.test.ts`: run `npx vitest run tests/core -u` after a change.',
    [
      `| Tool | Purpose | Where | Credentials | ${systems.join(' | ')} |`,
      `| --- | --- | --- | --- | ${systems.map(() => '---').join(' | ')} |`,
      ...rows,
    ].join('\n'),
    '## Why not',
    reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n'),
    '',
  ].join('\n\n')
}

test('docs/coverage.md is what the code says', async () => {
  const table = coverage()
  expect(table).toContain('supported')
  expect(table).not.toMatch(/\| *\|/)
  await expect(table).toMatchFileSnapshot('../../docs/coverage.md')
})
