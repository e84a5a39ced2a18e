import { describe, expect, test } from 'vitest'
import { SYSTEMS } from '@/lib/core/setup/guide'
import { CAUSE_IDS, causeEntry } from '@/lib/core/troubleshoot/causes'
import { fixesFor } from '@/lib/core/troubleshoot/fixes-for'
import { removalsFor } from '@/lib/core/troubleshoot/removals'
import { signaturesOf } from '@/lib/core/troubleshoot/signatures-of'
import { troubleshootHref, troubleshootQuery } from '@/lib/core/troubleshoot/troubleshoot-href'
import { SYMPTOMS, TEAM } from './symptoms'

const fixes = (cause: (typeof CAUSE_IDS)[number], subject: Parameters<typeof fixesFor>[1]) =>
  fixesFor(causeEntry(cause), subject)

describe('what to do', () => {
  test('says the addresses of the repository that was asked for', () => {
    expect(fixes('no-simple', { repository: TEAM })).toEqual([
      'Let the address end in `/simple/`: `https://us-central1-python.pkg.dev/acme-ml/team/simple/`.',
    ])
    expect(fixes('simple-on-upload', {})[0]).toContain(
      '`https://LOCATION-python.pkg.dev/PROJECT/REPOSITORY/`',
    )
  })

  test('is for the tool and the purpose that were asked for', () => {
    const uv = { tool: 'uv', repository: TEAM } as const
    expect(fixes('no-user-name', { ...uv, purpose: 'install' })).toEqual([
      'Set `authenticate = "always"` for the index (uv 0.6.10 or newer).',
    ])
    expect(fixes('no-user-name', { tool: 'pip', repository: TEAM })).toEqual([
      'Put `oauth2accesstoken@` into the address: `https://oauth2accesstoken@us-central1-python.pkg.dev/acme-ml/team/simple/`.',
    ])
  })

  test('says for which tools each is, where none or only a place was asked for', () => {
    expect(fixes('certificate', {})[0]).toMatch(/^With pip, pipx, /)
    expect(fixes('certificate', { tool: 'github-actions' })).toEqual(fixes('certificate', {}))
    expect(fixes('misspelt-section', { tool: 'pip' })[0]).not.toMatch(/^With/)
  })

  test('of a second index is to take it out, in the words of the tool and the system', () => {
    const said = (tool: string, system: (typeof SYSTEMS)[number]) =>
      fixes('second-index', { tool, system, repository: TEAM }).join(' ')
    expect(said('pip', 'linux')).toContain('`pip config --user unset global.extra-index-url`')
    expect(said('pip', 'linux')).not.toContain('Remove-Item')
    expect(said('pip', 'windows')).toContain('`Remove-Item Env:PIP_EXTRA_INDEX_URL`')
    expect(said('pip', 'windows-cmd')).toContain('`set PIP_EXTRA_INDEX_URL=`')
    expect(said('uv', 'macos')).toContain('`UV_EXTRA_INDEX_URL`')
    expect(said('poetry', 'linux')).toContain('`poetry source remove`')
    expect(said('pip', 'linux')).toContain(
      'https://us-central1-python.pkg.dev/acme-ml/team/simple/',
    )
    for (const system of SYSTEMS) {
      const ids = removalsFor('second-index', { tool: 'pip', system, scope: 'user' }).map(
        ({ content }) => content,
      )
      expect(ids.join('\n')).toMatch(
        /pip config debug\n.* -m pip config unset global\.extra-index-url\n.*PIP_EXTRA_INDEX_URL/,
      )
    }
    // Hatch makes its environments with pip, by pip's settings.
    const forHatch = removalsFor('second-index', { tool: 'hatch', system: 'linux', scope: 'user' })
    expect(forHatch.map(({ id }) => id)).toContain('unset-second-index')
    expect(removalsFor('expired', { tool: 'pip', system: 'linux', scope: 'user' })).toEqual([])
  })

  test('is said for every cause and every tool, with no slot left', () => {
    for (const cause of CAUSE_IDS) {
      for (const tool of [undefined, 'pip', 'uv', 'renovate', 'conda', 'no-such-tool']) {
        const all = fixes(cause, tool === undefined ? {} : { tool })
        expect(all.length, `${cause} with ${tool}`).toBeGreaterThan(0)
        expect(all.join(' ')).not.toMatch(/\{[a-z-]+\}/)
      }
    }
  })
})

describe('what is seen of a cause', () => {
  test('the surest first, the same words once', () => {
    const signs = signaturesOf('no-backend')
    expect(signs[0]?.sure).toBe('certain')
    const quotes = signs.map(({ signature }) => signature.quote)
    expect(new Set(quotes).size).toBe(quotes.length)
  })

  test('every cause that was provoked is seen by a message, but for a command’s answer', () => {
    const provoked = CAUSE_IDS.filter((id) => SYMPTOMS.some(({ cause }) => cause === id))
    const unseen = provoked.filter((cause) => signaturesOf(cause).length === 0)
    expect(unseen).toEqual(['wrong-account'])
  })
})

describe('addresses that last', () => {
  test('of the list and of an entry', () => {
    expect(troubleshootHref()).toBe('/troubleshoot')
    expect(troubleshootHref('no-backend')).toBe('/troubleshoot/no-backend')
  })
  test('with a repository, a tool and a system', () => {
    const query = troubleshootQuery({ repository: TEAM, tool: 'pip', system: 'linux' })
    expect(troubleshootHref('expired', query)).toBe(
      '/troubleshoot/expired?repository=projects/acme-ml/locations/us-central1/repositories/team&tool=pip&os=linux',
    )
    expect(troubleshootQuery({})).toBe('')
  })
})
