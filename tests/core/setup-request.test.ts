import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CREDENTIALS, INDEXES, PURPOSES, SCOPES, SYSTEMS } from '../../lib/core/setup/guide'
import {
  choicesOf,
  DEFAULTS,
  parseSetupRequest,
  purposeFor,
  type SetupRequest,
  setupHref,
} from '../../lib/core/setup/setup-request'
import { TOOL_IDS, TOOLS } from '../../lib/core/setup/tools'

const GUESS = { system: 'macos' } as const
const NAME = { project: 'my-project', location: 'us-central1', repository: 'team' }
const PATH = '/repositories/my-project/us-central1/team'
const DEFAULT_REQUEST: SetupRequest = {
  tool: 'pip',
  toolIsGuess: true,
  purpose: 'install',
  system: 'macos',
  systemIsGuess: true,
  scope: 'venv',
  credentials: 'adc',
  index: 'only',
  ignored: [],
}

describe('parseSetupRequest', () => {
  test.each([
    [{}, {}],
    [{ tool: 'twine' }, { tool: 'twine', toolIsGuess: false, purpose: 'publish' }],
    [{ purpose: 'publish' }, { tool: 'twine', purpose: 'publish' }],
    [
      { tool: 'pip', purpose: 'publish' },
      { tool: 'pip', toolIsGuess: false, purpose: 'publish' },
    ],
    [{ os: 'windows' }, { system: 'windows', systemIsGuess: false }],
    [{ os: ['linux', 'windows'] }, { system: 'linux', systemIsGuess: false }],
    [{ scope: 'user', credentials: 'adc' }, { scope: 'user' }],
    [{ package: 'My.Package_1' }, { distribution: 'My.Package_1' }],
    [
      { credentials: 'key-file', 'key-file': 'C:\\my keys\\ci.json' },
      { credentials: 'key-file', keyFile: 'C:\\my keys\\ci.json' },
    ],
    [{ 'key-file': 'a"b' }, { keyFile: 'a"b' }],
    [{ tool: '', package: '' }, {}],
    [{ tool: undefined, os: [] }, {}],
    [{ utm_source: 'wiki' }, {}],
    [{ tool: 'easy_install' }, { ignored: [{ name: 'tool', value: 'easy_install' }] }],
    [{ tool: 'constructor' }, { ignored: [{ name: 'tool', value: 'constructor' }] }],
    [{ os: 'Windows' }, { ignored: [{ name: 'os', value: 'Windows' }] }],
    [{ package: 'a; rm -rf ~' }, { ignored: [{ name: 'package', value: 'a; rm -rf ~' }] }],
    [{ package: '-r' }, { ignored: [{ name: 'package', value: '-r' }] }],
    [
      { tool: 'x', purpose: 'publish', scope: 'y' },
      {
        tool: 'twine',
        purpose: 'publish',
        ignored: [
          { name: 'tool', value: 'x' },
          { name: 'scope', value: 'y' },
        ],
      },
    ],
  ] as const)('%o', (query, expected) => {
    expect(parseSetupRequest(query, GUESS)).toEqual({ ...DEFAULT_REQUEST, ...expected })
  })
})

describe('where a key lies', () => {
  test.each([
    ['linux', 'a\nb', /one line/],
    ['linux', `/${'a'.repeat(300)}`, /300 characters/],
    ['windows', 'a"b', /no file on Windows/],
    ['windows-cmd', 'a"b', /no file on Windows/],
    ['windows-cmd', 'C:\\%TEMP%\\key.json', /between two `%`/],
  ] as const)('is refused on %s, with the reason: %s', (os, path, why) => {
    const request = parseSetupRequest({ os, 'key-file': path }, GUESS)
    expect(request).not.toHaveProperty('keyFile')
    expect(request.ignored).toEqual([
      { name: 'key-file', value: path, why: expect.stringMatching(why) },
    ])
  })

  test.each([
    ['linux', '/tmp/a"b.json'],
    ['linux', '/tmp/%TEMP%/$x.json'],
    ['windows', 'C:\\%TEMP%\\key.json'],
    ['windows-cmd', 'C:\\100%\\key.json'],
    ['windows-cmd', 'C:\\100%\\k%20.json'],
  ] as const)('is taken on %s as it is: %s', (os, path) => {
    expect(parseSetupRequest({ os, 'key-file': path }, GUESS)).toMatchObject({
      keyFile: path,
      ignored: [],
    })
  })
})

describe('setupHref', () => {
  test.each([
    [{}, ''],
    [{ tool: 'pip', purpose: 'install', scope: 'venv', credentials: 'adc' }, '?tool=pip'],
    [{ tool: 'uv', scope: 'venv', index: 'beside' }, '?tool=uv&scope=venv&index=beside'],
    [{ tool: 'twine' }, '?tool=twine'],
    [{ tool: 'twine', purpose: 'publish' }, '?tool=twine'],
    [{ purpose: 'publish' }, '?purpose=publish'],
    [{ tool: 'pip', purpose: 'publish' }, '?tool=pip&purpose=publish'],
    [{ system: 'linux' }, '?os=linux'],
    [
      { scope: 'user', system: 'windows', distribution: 'a.b', tool: 'twine' },
      '?tool=twine&os=windows&scope=user&package=a.b',
    ],
  ] as const)('%o', (choices, query) => {
    expect(setupHref(NAME, choices)).toBe(PATH + query)
  })

  test('reads back as what was chosen', () => {
    const choices = fc.record({
      tool: fc.constantFrom(...TOOL_IDS),
      purpose: fc.constantFrom(...PURPOSES),
      system: fc.constantFrom(...SYSTEMS),
      toolIsGuess: fc.constant(false),
      systemIsGuess: fc.constant(false),
      scope: fc.constantFrom(...SCOPES),
      credentials: fc.constantFrom(...CREDENTIALS),
      index: fc.constantFrom(...INDEXES),
      ignored: fc.constant([]),
    })
    fc.assert(
      fc.property(choices, (request) => {
        const { searchParams } = new URL(setupHref(NAME, choicesOf(request)), 'http://localhost')
        expect(parseSetupRequest(Object.fromEntries(searchParams), GUESS)).toEqual(request)
      }),
    )
  })

  test('leaves a guessed tool to the next reader, with the place that was chosen for it', () => {
    const mine = parseSetupRequest({ os: 'linux' }, { ...GUESS, tools: { install: 'uv' } })
    expect(mine).toMatchObject({ tool: 'uv', toolIsGuess: true, scope: 'project' })
    expect(setupHref(NAME, choicesOf(mine))).toBe(`${PATH}?os=linux`)
    const named = parseSetupRequest({ tool: 'pip' }, { ...GUESS, tools: { install: 'uv' } })
    expect(named.tool).toBe('pip')
    const other = parseSetupRequest({ purpose: 'publish' }, { ...GUESS, tools: { install: 'uv' } })
    expect(other.tool).toBe('twine')
  })

  test('leaves a guessed system to the next reader', () => {
    expect(setupHref(NAME, choicesOf(DEFAULT_REQUEST))).toBe(PATH)
    expect(setupHref(NAME, { ...choicesOf(DEFAULT_REQUEST), system: 'windows' })).toBe(
      `${PATH}?os=windows`,
    )
  })
})

test('every default tool serves its purpose, and every tool serves one', () => {
  for (const purpose of PURPOSES) {
    expect(purposeFor(DEFAULTS.tool[purpose], purpose)).toBe(purpose)
  }
  for (const tool of TOOL_IDS) expect(TOOLS[tool][purposeFor(tool)]).toBeTypeOf('function')
})
