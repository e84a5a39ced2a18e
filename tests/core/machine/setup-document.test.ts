import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020'
import { describe, expect, test } from 'vitest'
import { fileText, guideFiles } from '@/lib/core/machine/guide-files'
import { setupDocument } from '@/lib/core/machine/setup-document'
import { renderSetupMarkdown } from '@/lib/core/machine/setup-markdown'
import { PRINT_SETTINGS_MISTAKES } from '@/lib/core/setup/print-settings'
import { BEFORE_KEYRING } from '@/lib/core/setup/search-order'
import { seeAccount } from '@/lib/core/setup/see-account'
import { parseSetupRequest } from '@/lib/core/setup/setup-request'
import { answersFor, REPOSITORY, SETTINGS, settingName } from '../every-guide'

const SCHEMA: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../public/schemas/setup-1.json'), 'utf8'),
)
const PAGE = 'https://setup.example.com/repositories/my-project/us-central1/team-packages?tool=pip'

// `format` is an annotation in this draft; that the addresses are some is checked elsewhere.
const validate = new Ajv2020({ validateFormats: false, strictRequired: false }).compile(
  typeof SCHEMA === 'object' && SCHEMA !== null ? SCHEMA : {},
)

const answers = SETTINGS.flatMap((setting) =>
  answersFor(setting).map(({ variant, answer }) => {
    const { tool, purpose, system, scope } = setting
    const { credentials, index } = variant
    const query = { tool, purpose, os: system, scope, credentials, index }
    return {
      name: `${settingName(setting)}-${credentials}-${index}`,
      options: {
        repository: REPOSITORY,
        request: parseSetupRequest(query, { system: 'linux' }),
        answer,
        page: PAGE,
      },
    }
  }),
)

describe('setup.json', () => {
  test('every combination fits the published schema', () => {
    expect(answers.length).toBeGreaterThan(1000)
    for (const { name, options } of answers) {
      const document = setupDocument({
        ...options,
        schema: 'https://x.example/schemas/setup-1.json',
      })
      const fits = validate(JSON.parse(JSON.stringify(document)))
      expect(fits, `${name}: ${JSON.stringify(validate.errors?.slice(0, 2))}`).toBe(true)
    }
  })

  test('the schema refuses what is not one', () => {
    expect(validate({ format: 1, kind: 'guide' })).toBe(false)
    const [first] = answers
    if (!first) throw new Error('there are no combinations')
    const document = setupDocument({ ...first.options, schema: 'x' })
    expect(validate({ ...document, kind: 'impossible' })).toBe(false)
    expect(validate({ ...document, format: 2 })).toBe(false)
  })
})

describe('setup.md', () => {
  test('has every step of every guide, word for word, and nothing unsaid', () => {
    for (const { name, options } of answers) {
      const text = renderSetupMarkdown(options)
      const { answer } = options
      if (answer.kind === 'impossible') {
        expect(text, name).toContain(answer.reason)
        continue
      }
      const steps = [...answer.prerequisites, ...answer.steps, ...answer.checks, ...answer.undo]
      for (const { text: statement, source } of [BEFORE_KEYRING, ...PRINT_SETTINGS_MISTAKES]) {
        expect(text, name).toContain(`${statement} [${source.title}](${source.url})`)
      }
      expect(text, name).toContain(seeAccount(answer)?.command ?? '')
      for (const { content, why, title } of steps) {
        expect(text, name).toContain(content.trimEnd())
        expect(text, name).toContain(why)
        expect(text, name).toContain(title)
      }
    }
  })

  test('what came in the address stays text', () => {
    const request = parseSetupRequest(
      { tool: '`<img src=x onerror=alert(1)>`\n# Not a heading\u202e', os: 'linux' },
      { system: 'linux' },
    )
    const [first] = answers
    if (!first) throw new Error('there are no combinations')
    const text = renderSetupMarkdown({ ...first.options, request })
    expect(text).toContain('tool=`` `<img src=x onerror=alert(1)>` # Not a heading  ``.')
    expect(text).not.toContain('\n# Not')
    expect(text).not.toContain('\u202e')
  })
})

describe('files', () => {
  test('each is what the guide says, with a line break at its end', () => {
    const names = new Set<string>()
    for (const { options } of answers) {
      if (options.answer.kind === 'impossible') continue
      for (const [name, file] of guideFiles(options.answer)) {
        names.add(name)
        expect(fileText(file)).toMatch(/[^\n]\n$/)
        expect(file.path.endsWith(name), file.path).toBe(true)
      }
    }
    expect([...names].sort()).toEqual(
      expect.arrayContaining(['.pypirc', 'pip.conf', 'pip.ini', 'uv.toml']),
    )
  })
})
