import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { iniDocument } from '../../lib/core/quote/ini-document'
import type { RepositoryName } from '../../lib/core/repository-name'
import type { CommandStep, Guide, KeyedFile, Step } from '../../lib/core/setup/guide'
import { pypirc, pypircSection } from '../../lib/core/setup/pypirc'
import { SHELLS } from '../../lib/core/setup/systems'
import { TOOLS } from '../../lib/core/setup/tools'
import {
  answersFor,
  guidesFor,
  REPOSITORY,
  SETTINGS,
  type Setting,
  settingName,
  type Variant,
} from './every-guide'
import { renderGuides } from './render-guide'

const SCOPED = { project: 'example.com:legacy', location: 'europe', repository: 'pypi' }

const named = SETTINGS.map((setting) => ({ name: settingName(setting), setting }))
const possible = named.filter(({ setting }) => guidesFor(setting).length > 0)
const impossible = named.filter(({ setting }) => guidesFor(setting).length === 0)

type Named = {
  name: string
  guide: Guide
  setting: Setting
  variant: Variant
  repository: RepositoryName
}

/** Every guide of a setting: for a plain and a domain-scoped project, with and without a distribution. */
function guidesOf(setting: Setting): readonly Named[] {
  return [
    { repository: REPOSITORY, more: {} },
    { repository: SCOPED, more: { distribution: 'Demo.dist_1' } },
  ].flatMap(({ repository, more }) =>
    guidesFor(setting, repository, more).map(({ variant, guide }) => ({
      name: `${settingName(setting)}, ${variant.credentials}, ${variant.index}, ${repository.project}`,
      ...{ guide, setting, variant, repository },
    })),
  )
}

const steps = ({ prerequisites, steps, checks, undo }: Guide): readonly Step[] =>
  [...prerequisites, ...steps, ...checks, ...undo].flatMap((step) =>
    step.kind === 'command' && step.asFile ? [step, step.asFile] : [step],
  )

/** Runs a rule over every guide of a setting and says of which one, and of which step, it fails. */
function everyStep(setting: Setting, broken: (step: Step, guide: Named) => boolean) {
  return guidesOf(setting).flatMap((one) =>
    steps(one.guide).flatMap((step) =>
      broken(step, one)
        ? [`${one.name}, ${step.id}: ${step.kind === 'file' ? step.path : ''}\n${step.content}`]
        : [],
    ),
  )
}

describe('golden files', () => {
  test.each(possible)('$name', async ({ name, setting }) => {
    const { tool, purpose, system, scope } = setting
    const title = `${TOOLS[tool].name}, ${purpose}, ${system}, ${scope}`
    const text = renderGuides(title, guidesFor(setting))
    await expect(text).toMatchFileSnapshot(`../golden/${name}.md`)
  })

  test('none is left over from a guide that is gone', () => {
    const files = readdirSync(new URL('../golden', import.meta.url))
    expect(possible.map(({ name }) => `${name}.md`)).toEqual(expect.arrayContaining(files))
  })
})

describe.each(possible)('$name', ({ setting }) => {
  test('ids are unique and fit an anchor', () => {
    for (const { name, guide } of guidesOf(setting)) {
      const ids = steps(guide).map(({ id }) => id)
      expect(new Set(ids).size, `${name}: ${ids}`).toBe(ids.length)
      for (const id of ids) expect(id, name).toMatch(/^[a-z][a-z0-9-]*$/)
    }
  })

  test('every step says where it comes from', () => {
    const broken = ({ source }: Step) =>
      source.title === '' || new URL(source.url).protocol !== 'https:'
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('nothing is left for the reader to fill in', () => {
    const broken = ({ content }: Step) =>
      content === '' ||
      /<[^>()]+>|\bundefined\b|\[object|\bPROJECT\b|\bREPOSITORY\b|\bLOCATION\b|\bKEY\b|…/.test(
        content,
      )
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('nothing in it is a secret', () => {
    const broken = ({ content }: Step) => /ya29|private_key|BEGIN/.test(content)
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('a password is only where one was asked for, and always from a command', () => {
    const asksForOne = /print-access-token|_json_key|:\/\/[^/\s"']*:[^/\s]*@/i
    const broken = ({ kind, content }: Step, { setting, variant }: Named) =>
      kind !== 'undo' &&
      TOOLS[setting.tool].group !== 'automation' &&
      !['access-token', 'key-password', 'impersonation'].includes(variant.credentials) &&
      asksForOne.test(content)
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('commands are of that system’s shell, or of the machine that they are typed on', () => {
    const broken = (step: Step) =>
      step.kind !== 'file' &&
      (step.shell !== (step.on === undefined ? SHELLS[setting.system] : 'bash') ||
        (step.shell === 'powershell' && / && | \|\| /.test(step.content)))
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('a message of the system’s own is asked for in English', () => {
    const broken = (step: Step) =>
      step.kind === 'check' &&
      step.shell === 'bash' &&
      [step.expect, ...step.otherwise.map(({ see }) => see)].some((line) =>
        /No such file|not a git repository|Not a valid object name|No such remote|Permission denied/.test(
          line,
        ),
      ) &&
      // Python’s own messages are in English everywhere.
      !/^(?:LC_ALL=C|python3?) /.test(step.content)
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('it proves itself, and can be taken back', () => {
    for (const { name, guide } of guidesOf(setting)) {
      expect(guide.checks.length, name).toBeGreaterThan(0)
      expect(guide.undo.length, name).toBeGreaterThan(0)
    }
    expect(everyStep(setting, (step) => step.kind === 'check' && step.expect === '')).toEqual([])
  })

  test('undo deletes no file that may have been there before', () => {
    const mayBeThere = (step: Step) =>
      step.kind === 'file' &&
      /\b[Ii]f (?:the file exists|you have the file|there is a)/.test(step.why)
    const broken = (step: Step, { guide }: Named) =>
      step.kind === 'undo' &&
      step.content
        .split('\n')
        .filter((line) => /^(?:sudo )?(?:git )?(?:rm|del)\b/.test(line))
        .some((line) =>
          guide.steps.some(
            (file) => mayBeThere(file) && file.kind === 'file' && line.includes(file.name),
          ),
        )
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('prose is plain text with balanced backticks', () => {
    const broken = (step: Step) => {
      const prose = [step.title, step.why, step.danger ?? '', ...(step.badges ?? [])]
      if (step.kind === 'check') prose.push(...step.otherwise.map(({ means }) => means))
      return prose.some(
        (text) =>
          text.split('`').length % 2 !== 1 || /[<>]|\]\(|\*\*/.test(text.replace(/`[^`]*`/g, '')),
      )
    }
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('public packages come from PyPI by name, never from wherever the index points', () => {
    const broken = ({ content }: Step) =>
      content
        .split('\n')
        .some(
          (line) =>
            /\b(?:install|inject)\b/.test(line) &&
            /keyrings\.google|\bkeyring\b/.test(line) &&
            !/--(?:default-)?index(?:-url)?[= ]"?https:\/\/pypi\.org\/simple/.test(line),
        )
    expect(everyStep(setting, broken)).toEqual([])
  })

  test('what is impossible says why, and the page has something for every row', () => {
    for (const { variant, answer } of answersFor(setting)) {
      if (answer.kind === 'guide') continue
      expect(answer.reason, JSON.stringify(variant)).toMatch(/^\S.{20,}\.$/s)
      expect(answer.reason.split('`').length % 2).toBe(1)
    }
  })
})

test.each(impossible)('$name is impossible, with a reason', ({ setting }) => {
  for (const { answer } of answersFor(setting)) {
    expect(answer.kind).toBe('impossible')
    if (answer.kind === 'impossible') expect(answer.reason).toMatch(/^\S.{20,}\.$/s)
  }
})

const guides = possible.flatMap(({ setting }) => guidesOf(setting))

const READ_INI = `
import configparser, json, sys
def read(text):
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    return {s: dict(parser.items(s)) for s in parser.sections()}
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)`
const readIni = (documents: readonly string[]): readonly unknown[] =>
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

  const files = guides.flatMap(({ guide, repository, variant, setting }) =>
    steps(guide).flatMap((step) =>
      step.kind === 'file' ? [{ step, repository, variant, setting }] : [],
    ),
  )
  const filesIn = (language: string) => files.filter(({ step }) => step.language === language)
  const shown = (language: string) =>
    filesIn(language).map(({ step, repository, variant, setting }) => ({
      content: step.content,
      name: `${settingName(setting)}, ${variant.credentials}, ${step.name}`,
      host: `${repository.location}-python.pkg.dev/${repository.project.replace(':', '/')}/`,
    }))

  test('every INI file of every guide holds an address of that project', () => {
    const written = shown('ini')
    expect(written.length).toBeGreaterThan(0)
    readIni(written.map(({ content }) => content))
    for (const { content, host, name } of written) expect(content, name).toContain(host)
  })

  test('every TOML file of every guide is one', () => {
    const written = shown('toml')
    expect(written.length).toBeGreaterThan(0)
    const program = 'import json, sys, tomllib; [tomllib.loads(t) for t in json.load(sys.stdin)]'
    execFileSync('python3', ['-I', '-c', program], {
      input: JSON.stringify(written.map(({ content }) => content)),
    })
  })

  test('every JSON and YAML file of every guide is one', () => {
    for (const { content } of shown('json')) JSON.parse(content)
    for (const { content, name } of shown('yaml')) {
      expect(parseDocument(content, { version: '1.1' }).errors, name).toEqual([])
    }
  })

  test('a file that holds a key is what Python’s parser reads it as', () => {
    const keyed = guides.flatMap(({ guide }) =>
      guide.steps.flatMap((step) =>
        step.kind === 'command' && step.asKeyedFile ? [step.asKeyedFile] : [],
      ),
    )
    expect(keyed.length).toBeGreaterThan(0)
    const key = 'eyJ0eXBlIjoi+/K=='
    const fill = ({ keyed }: KeyedFile | Required<Pick<CommandStep, 'keyed'>>) =>
      keyed
        .map((piece) =>
          typeof piece === 'string'
            ? piece
            : { base64: key, url: encodeURIComponent(key) }[piece.key],
        )
        .join('')
    for (const read of readIni(keyed.filter(({ language }) => language === 'ini').map(fill))) {
      const text = JSON.stringify(read)
      expect(text.includes(key) || text.includes(encodeURIComponent(key))).toBe(true)
    }
  })

  test('pip.conf says what `pip config set` says', () => {
    for (const { guide } of guides) {
      for (const step of guide.steps) {
        if (step.kind !== 'command' || step.asFile?.language !== 'ini') continue
        for (const line of step.content.split('\n')) {
          const [, key, value] = /set global\.(\S+) ['"]?([^'"]+)['"]?$/.exec(line) ?? []
          if (key !== undefined) expect(step.asFile.content).toContain(`${key} = ${value}\n`)
        }
      }
    }
  })
})
