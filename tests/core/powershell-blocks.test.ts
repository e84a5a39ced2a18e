import { beforeAll, describe, expect, test } from 'vitest'
import type { Node } from 'web-tree-sitter'
import { buildGuide } from '../../lib/core/setup/build-guide'
import { CREDENTIALS, INDEXES, PURPOSES, SCOPES, SYSTEMS } from '../../lib/core/setup/guide'
import { stepsOf } from '../../lib/core/setup/steps-of'
import { SHELLS } from '../../lib/core/setup/systems'
import { TOOL_IDS } from '../../lib/core/setup/tools'
import { PATHS } from './awkward-text'
import { powershellParser } from './powershell-parser'

const REPOSITORY = { project: 'example.com:legacy', location: 'us-central1', repository: 'team' }
const KEY_FILES = PATHS.filter((path) => !path.includes('"'))

let parse: (script: string) => Node
beforeAll(async () => {
  parse = await powershellParser()
})

/** Every guide that there is for PowerShell, with the key file at a usual place and at awkward ones. */
const guides = SYSTEMS.filter((system) => SHELLS[system] === 'powershell').flatMap((system) =>
  TOOL_IDS.flatMap((tool) =>
    PURPOSES.flatMap((purpose) =>
      SCOPES.flatMap((scope) =>
        CREDENTIALS.flatMap((credentials) =>
          INDEXES.flatMap((index) => {
            const choice = { tool, purpose, system, scope, credentials, index }
            const usual = buildGuide(REPOSITORY, choice)
            return [
              usual,
              ...(index === 'only' ? KEY_FILES : []).map((keyFile) =>
                buildGuide(REPOSITORY, { ...choice, keyFile }),
              ),
            ]
          }),
        ),
      ),
    ),
  ),
)

const scripts = new Map(
  guides.flatMap((guide) =>
    guide.kind === 'impossible'
      ? []
      : stepsOf(guide).flatMap(({ id, ...step }) =>
          step.kind === 'file' || step.on !== undefined ? [] : [[step.content, id] as const],
        ),
  ),
)

/** What PowerShell reads and this grammar (0.26) does not: `--option=value`, and `-` or `--` alone. */
const forGrammar = (script: string) =>
  script.replace(/(?<=\s--[a-z-]+)=/g, ' ').replace(/(?<= )--?(?= )/g, 'dash')

describe('PowerShell’s grammar reads every block of the guides', () => {
  test('there are some', () => {
    expect(scripts.size).toBeGreaterThan(50)
  })

  test.each([...scripts].map(([script, id]) => ({ id, script })))('$id: $script', ({ script }) => {
    const root = parse(forGrammar(script))
    expect(root.hasError, root.toString()).toBe(false)
  })
})
