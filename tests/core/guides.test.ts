import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { iniDocument } from '../../lib/core/quote/ini-document'
import type { RepositoryName } from '../../lib/core/repository-name'
import { buildGuide } from '../../lib/core/setup/build-guide'
import {
  CREDENTIALS,
  type Guide,
  PURPOSES,
  SCOPES,
  type Step,
  SYSTEMS,
} from '../../lib/core/setup/guide'
import { pypirc, pypircSection } from '../../lib/core/setup/pypirc'
import { DEFAULTS, type SetupRequest } from '../../lib/core/setup/setup-request'
import { TOOL_IDS, TOOLS } from '../../lib/core/setup/tools'
import { renderGuide } from './render-guide'

const REPOSITORY = { project: 'my-project', location: 'us-central1', repository: 'team-packages' }
const SCOPED = { project: 'example.com:legacy', location: 'europe', repository: 'pypi' }

const requests = TOOL_IDS.flatMap((tool) =>
  PURPOSES.flatMap((purpose) =>
    SYSTEMS.flatMap((system) =>
      SCOPES.flatMap((scope) =>
        CREDENTIALS.map(
          (credentials): SetupRequest => ({
            tool,
            purpose,
            system,
            scope,
            credentials,
            systemIsGuess: false,
            ignored: [],
          }),
        ),
      ),
    ),
  ),
)

const label = ({ tool, purpose, system, scope, credentials }: SetupRequest) =>
  [
    tool,
    purpose,
    system,
    scope,
    ...(credentials === DEFAULTS.credentials ? [] : [credentials]),
  ].join('-')

/** Every guide that exists: for a plain and a domain-scoped project, with and without a distribution. */
const guides = requests.flatMap((request) =>
  [
    { name: label(request), repository: REPOSITORY, request },
    {
      name: `${label(request)}, domain-scoped, with a distribution`,
      repository: SCOPED,
      request: { ...request, distribution: 'Demo.dist_1' },
    },
  ].flatMap(({ name, repository, request }) => {
    const guide = buildGuide(repository, request)
    return guide.kind === 'guide' ? [{ name, repository, request, guide }] : []
  }),
)

const steps = ({ prerequisites, steps, checks, undo }: Guide): readonly Step[] =>
  [...prerequisites, ...steps, ...checks, ...undo].flatMap((step) =>
    step.kind === 'command' && step.asFile ? [step, step.asFile] : [step],
  )

describe('golden files', () => {
  const golden = guides.filter(({ repository }) => repository === REPOSITORY)

  test.each(golden)('$name', async ({ name, request, guide }) => {
    const { tool, purpose, system, scope } = request
    const title = `${TOOLS[tool].name}: ${purpose}, ${system}, ${scope}`
    await expect(renderGuide(title, guide)).toMatchFileSnapshot(`../golden/${name}.md`)
  })

  test('none is left over from a guide that is gone', () => {
    const files = readdirSync(new URL('../golden', import.meta.url))
    expect(golden.map(({ name }) => `${name}.md`)).toEqual(expect.arrayContaining(files))
  })
})

describe.each(guides)('$name', ({ guide, request }) => {
  test('ids are unique and fit an anchor', () => {
    const ids = steps(guide).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/)
  })

  test('every step says where it comes from', () => {
    for (const { source } of steps(guide)) {
      expect(source.title).not.toBe('')
      expect(new URL(source.url).protocol).toBe('https:')
    }
  })

  test('nothing is left for the reader to fill in', () => {
    for (const { content } of steps(guide)) {
      expect(content).not.toBe('')
      expect(content).not.toMatch(/<[^>]+>|\bundefined\b|\bPROJECT\b|\bREPOSITORY\b|\bLOCATION\b|…/)
    }
  })

  test('nothing in it is a secret, or asks for one', () => {
    for (const { content } of steps(guide)) {
      expect(content).not.toMatch(
        /password|ya29|_json_key|print-access-token|:\/\/[^/\s]*:[^/\s]*@/i,
      )
    }
  })

  test('commands are of that system’s shell', () => {
    for (const step of steps(guide)) {
      if (step.kind === 'file') continue
      expect(step.shell).toBe(request.system === 'windows' ? 'powershell' : 'bash')
      expect(step.content).not.toMatch(/&&|\|\|/)
    }
  })

  test('it proves itself, and can be taken back', () => {
    expect(guide.checks.length).toBeGreaterThan(0)
    expect(guide.undo.length).toBeGreaterThan(0)
    for (const step of steps(guide)) if (step.kind === 'check') expect(step.expect).not.toBe('')
  })

  test('prose is plain text with balanced backticks', () => {
    for (const step of steps(guide)) {
      const prose = [step.title, step.why]
      if (step.kind === 'check') prose.push(...step.otherwise.map(({ means }) => means))
      for (const text of prose) {
        expect(text.split('`').length % 2).toBe(1)
        expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/[<>]|\]\(|\*\*/)
      }
    }
  })

  test('public packages come from PyPI by name, never from wherever the index points', () => {
    for (const { content } of steps(guide)) {
      for (const line of content.split('\n')) {
        if (/\b(?:install|inject)\b/.test(line) && line.includes('keyring')) {
          expect(line).toMatch(/--(?:default-)?index(?:-url)? https:\/\/pypi\.org\/simple/)
        }
      }
    }
  })
})

test.each(requests.filter((request) => typeof TOOLS[request.tool][request.purpose] !== 'function'))(
  '$tool, $purpose is impossible, with a reason',
  (request) => {
    const answer = buildGuide(REPOSITORY, request)
    expect(answer.kind).toBe('impossible')
    if (answer.kind === 'impossible') expect(answer.reason).toMatch(/^\S.{20,}\.$/)
  },
)

const READ_INI = `
import configparser, json, sys
def read(text):
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    return {s: dict(parser.items(s)) for s in parser.sections()}
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)`
const readIni = (documents: readonly string[]): unknown =>
  JSON.parse(
    execFileSync('python3', ['-I', '-c', READ_INI], {
      input: JSON.stringify(documents),
      encoding: 'utf8',
    }),
  )

describe("files, read by Python's own parser", () => {
  test.each<[RepositoryName, string, string]>([
    [REPOSITORY, 'team-packages', 'https://us-central1-python.pkg.dev/my-project/team-packages/'],
    [SCOPED, 'pypi-artifact-registry', 'https://europe-python.pkg.dev/example.com/legacy/pypi/'],
    [
      { ...REPOSITORY, repository: 'distutils' },
      'distutils-artifact-registry',
      'https://us-central1-python.pkg.dev/my-project/distutils/',
    ],
  ])('.pypirc of %o', (repository, section, url) => {
    expect(pypircSection(repository)).toBe(section)
    expect(readIni([iniDocument(pypirc(repository))])).toEqual([
      { distutils: { 'index-servers': `\n${section}` }, [section]: { repository: url } },
    ])
  })

  test('every INI file of every guide holds one address of that repository', () => {
    const files = guides.flatMap(({ guide, repository }) =>
      steps(guide).flatMap((step) =>
        step.kind === 'file' && step.language === 'ini' ? [{ step, repository }] : [],
      ),
    )
    expect(files.length).toBeGreaterThan(0)
    const parsed = JSON.stringify(readIni(files.map(({ step }) => step.content)))
    expect(parsed).not.toContain('extra-index-url')
    for (const { step, repository } of files) {
      const path = `${repository.project.replace(':', '/')}/${repository.repository}/`
      expect(step.content).toContain(`${repository.location}-python.pkg.dev/${path}`)
    }
  })

  test('every TOML file of every guide is one, and holds an address of that repository', () => {
    const files = guides.flatMap(({ guide, repository }) =>
      steps(guide).flatMap((step) =>
        step.kind === 'file' && step.language === 'toml' ? [{ step, repository }] : [],
      ),
    )
    expect(files.length).toBeGreaterThan(0)
    const program = 'import json, sys, tomllib; [tomllib.loads(t) for t in json.load(sys.stdin)]'
    execFileSync('python3', ['-I', '-c', program], {
      input: JSON.stringify(files.map(({ step }) => step.content)),
    })
    for (const { step, repository } of files) {
      const path = `${repository.project.replace(':', '/')}/${repository.repository}/`
      expect(step.content).toContain(`${repository.location}-python.pkg.dev/${path}`)
    }
  })

  test('pip.conf says what `pip config set` says', () => {
    for (const { guide } of guides) {
      for (const step of guide.steps) {
        if (step.kind !== 'command' || step.asFile?.language !== 'ini') continue
        for (const line of step.content.split('\n')) {
          const [, key = '', value = ''] = /set global\.(\S+) '?([^']+)'?$/.exec(line) ?? []
          expect(step.asFile.content).toContain(`${key} = ${value}\n`)
        }
      }
    }
  })
})
