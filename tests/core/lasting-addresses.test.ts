import { describe, expect, test } from 'vitest'
import { badgeHref } from '@/lib/core/badge/badge-href'
import { parseInventoryQuery } from '@/lib/core/inventory/inventory-query'
import { LINK_FORMATS } from '@/lib/core/link/link-formats'
import { linkPictureHref } from '@/lib/core/link/link-picture-href'
import { readLinkQuery } from '@/lib/core/link/link-query'
import { guideFiles } from '@/lib/core/machine/guide-files'
import { MACHINE_FORMS, machineHref } from '@/lib/core/machine/machine-href'
import { parseAuditQuery } from '@/lib/core/policies/audit-query'
import { accessRequestHref, parseAccessRequest } from '@/lib/core/policies/request/access-request'
import { parseRequestedRole } from '@/lib/core/policies/request/requested-role'
import { repositoryHref } from '@/lib/core/repository-name'
import { parseBareName, parseRepositoryReference } from '@/lib/core/repository-reference'
import { buildGuide } from '@/lib/core/setup/build-guide'
import { parseSetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { causeEntry, isCause } from '@/lib/core/troubleshoot/causes'
import { readDoctorCode } from '@/lib/core/troubleshoot/doctor-code'
import { troubleshootHref, troubleshootQuery } from '@/lib/core/troubleshoot/troubleshoot-href'
import { LASTING } from '../support/lasting-words'

/*
 * People paste these addresses into wikis and scripts: never break one (design.md, Addresses that last). What an address says and
 * nobody understands falls to a default, so a word that is renamed breaks links unseen. The words: tests/support/lasting-words.ts.
 * The pages themselves are asked in tests/browser/lasting-addresses.spec.ts.
 */

const NAME = { project: 'ml-platform', location: 'us-central1', repository: 'ml-private' }
const SETUP = '/repositories/ml-platform/us-central1/ml-private'

/** As the setup page reads it, for a reader whose own choices are none of these. */
const setup = (query: string) =>
  parseSetupRequest(Object.fromEntries(new URLSearchParams(query)), {
    system: 'windows-cmd',
    tools: { install: 'pixi', publish: 'flit' },
  })

describe('addresses that last: each word of a setup page’s query is still understood as itself', () => {
  test.each(LASTING.tools)('tool=%s', (tool) => {
    expect(setup(`tool=${tool}`)).toMatchObject({ tool, toolIsGuess: false, ignored: [] })
  })

  test.each(LASTING.systems)('os=%s', (os) => {
    expect(setup(`os=${os}`)).toMatchObject({ system: os, systemIsGuess: false, ignored: [] })
  })

  test.each(LASTING.purposes)('purpose=%s', (purpose) => {
    expect(setup(`purpose=${purpose}`)).toMatchObject({ purpose, ignored: [] })
  })

  test.each(LASTING.scopes)('scope=%s', (scope) => {
    expect(setup(`scope=${scope}`)).toMatchObject({ scope, ignored: [] })
  })

  test.each(LASTING.credentials)('credentials=%s', (credentials) => {
    expect(setup(`credentials=${credentials}`)).toMatchObject({ credentials, ignored: [] })
  })

  test.each(LASTING.indexes)('index=%s', (index) => {
    expect(setup(`index=${index}`)).toMatchObject({ index, ignored: [] })
  })

  test.each([
    ['package=acme-models', { distribution: 'acme-models' }],
    ['os=linux&key-file=/k.json', { keyFile: '/k.json' }],
    [
      'service-account=ci-publisher@ml-platform.iam.gserviceaccount.com',
      { serviceAccount: 'ci-publisher@ml-platform.iam.gserviceaccount.com' },
    ],
  ])('%s', (query, read) => {
    expect(setup(query)).toMatchObject({ ...read, ignored: [] })
  })

  test('what an address without a query means', () => {
    const { tool, purpose, index } = parseSetupRequest({}, { system: 'linux' })
    expect([tool, purpose, index]).toEqual(['pip', 'install', 'only'])
    expect(parseSetupRequest({ purpose: 'publish' }, { system: 'linux' }).tool).toBe('twine')
  })
})

describe('addresses that last: each file is still at …/files/{name}', () => {
  test.each([
    ['pip.conf', 'tool=pip&os=linux&scope=user'],
    ['pip.ini', 'tool=pip&os=windows&scope=user'],
    ['upstream-policies.json', 'tool=pip&os=linux&scope=user&index=virtual'],
    ['.pip-tools.toml', 'tool=pip-tools&os=linux&scope=user&credentials=key-password'],
    ['uv.toml', 'tool=uv-pip&os=linux&scope=user'],
    ['pyproject.toml', 'tool=uv&os=linux&scope=project'],
    ['config.toml', 'tool=poetry&purpose=publish&os=linux&scope=user'],
    ['poetry.toml', 'tool=poetry&purpose=publish&os=linux&scope=project'],
    ['pdm.toml', 'tool=pdm&os=linux&scope=project'],
    ['Pipfile', 'tool=pipenv&os=linux&scope=project'],
    ['tox.ini', 'tool=tox&os=linux&scope=project'],
    ['noxfile.py', 'tool=nox&os=linux&scope=project'],
    ['environment.yml', 'tool=conda&os=linux&scope=project'],
    ['pixi.toml', 'tool=pixi&os=linux&scope=project'],
    ['.pypirc', 'tool=twine&os=linux&scope=user'],
    ['Dockerfile', 'tool=dockerfile&scope=project'],
    ['artifact-registry-install.yml', 'tool=github-actions&purpose=install'],
    ['artifact-registry-publish.yml', 'tool=github-actions&purpose=publish'],
    ['.gitlab-ci.yml', 'tool=gitlab-ci'],
    ['cloudbuild-install.yaml', 'tool=cloud-build&purpose=install'],
    ['cloudbuild-publish.yaml', 'tool=cloud-build&purpose=publish'],
    ['dependabot.yml', 'tool=dependabot'],
    ['renovate.json', 'tool=renovate&credentials=key-file'],
    ['renovate.yml', 'tool=renovate&credentials=workload-identity'],
  ])('files/%s?%s', (name, query) => {
    const guide = buildGuide(NAME, setup(query))
    expect(guide.kind).toBe('guide')
    expect(guide.kind === 'guide' && [...guideFiles(guide).keys()]).toContain(name)
  })
})

describe('addresses that last: each entry of /troubleshoot is still there', () => {
  test.each(LASTING.causes)('/troubleshoot/%s', (cause) => {
    expect(isCause(cause) && causeEntry(cause).title).toBeTruthy()
    expect(isCause(cause) && troubleshootHref(cause)).toBe(`/troubleshoot/${cause}`)
    expect(readDoctorCode(`doctor:1:${cause}:pip`)).toEqual({
      causes: [cause],
      unknown: [],
      tool: 'pip',
    })
  })

  test('the names in its query', () => {
    expect(
      troubleshootQuery({ repository: NAME, tool: 'uv', purpose: 'publish', system: 'macos' }),
    ).toBe(
      'repository=projects/ml-platform/locations/us-central1/repositories/ml-private&tool=uv&purpose=publish&os=macos',
    )
  })
})

describe('addresses that last: /go?repository= still reads', () => {
  test.each(LASTING.references)('%s', (text) => {
    expect(parseRepositoryReference(text)).toEqual({ kind: 'repository', name: NAME })
  })

  test('a bare name and a project', () => {
    expect(parseBareName('ml-private')).toBe('ml-private')
    expect(parseRepositoryReference('projects/ml-platform')).toEqual({
      kind: 'project',
      project: 'ml-platform',
    })
  })
})

describe('addresses that last: /link, /badge and what unfurls', () => {
  test.each(LASTING.linkFormats)('the format %s, at #%s', (format) => {
    expect(Object.keys(LINK_FORMATS)).toContain(format)
  })

  test('the names in its query', () => {
    const asked = readLinkQuery({
      repository: 'projects/p',
      text: 'Ours',
      badge: '1',
      tool: 'uv',
      purpose: 'publish',
      os: 'macos',
      scope: 'user',
      credentials: 'key-file',
      index: 'beside',
    })
    expect(asked).toMatchObject({ repository: 'projects/p', text: 'Ours', badge: true })
    expect(asked.choices).toMatchObject({
      ...{ tool: 'uv', purpose: 'publish', system: 'macos', scope: 'user' },
      ...{ credentials: 'key-file', index: 'beside' },
    })
  })

  test('the paths', () => {
    expect(badgeHref(NAME, { tool: 'uv', purpose: 'publish' })).toBe(
      '/badge/ml-platform/us-central1/ml-private.svg?tool=uv&purpose=publish',
    )
    expect(badgeHref(NAME, {}, 'ours')).toBe(
      '/badge/ml-platform/us-central1/ml-private.svg?label=ours',
    )
    expect(linkPictureHref(NAME, { tool: 'uv' })).toBe(
      '/og/ml-platform/us-central1/ml-private.png?tool=uv',
    )
  })
})

describe('addresses that last: of a repository', () => {
  test('the setup page, also of a project under a domain', () => {
    expect(repositoryHref(NAME)).toBe(SETUP)
    expect(repositoryHref({ ...NAME, project: 'example.com:legacy' })).toBe(
      '/repositories/example.com:legacy/us-central1/ml-private',
    )
  })

  test('the names in its query', () => {
    expect(
      setupHref(NAME, {
        ...{ tool: 'uv', purpose: 'publish', system: 'macos', scope: 'user' },
        ...{ credentials: 'key-file', index: 'beside', distribution: 'acme-models' },
        ...{
          keyFile: '/k.json',
          serviceAccount: 'ci-publisher@ml-platform.iam.gserviceaccount.com',
        },
      }),
    ).toBe(
      `${SETUP}?tool=uv&purpose=publish&os=macos&scope=user&credentials=key-file&index=beside&package=acme-models&key-file=%2Fk.json&service-account=ci-publisher%40ml-platform.iam.gserviceaccount.com`,
    )
  })

  test.each(['setup.md', 'setup.json', 'setup.sh', 'setup.ps1'] as const)('…/%s', (form) => {
    expect(MACHINE_FORMS).toContain(form)
    expect(machineHref(NAME, form, { tool: 'uv' })).toBe(`${SETUP}/${form}?tool=uv`)
  })

  test('…/files/{name}', () => {
    expect(machineHref(NAME, 'files/uv.toml', { tool: 'uv' })).toBe(
      `${SETUP}/files/uv.toml?tool=uv`,
    )
  })

  test.each([
    ['reader', 'install'],
    ['writer', 'publish'],
    ['repoAdmin', 'delete'],
    ['admin', 'administer'],
  ])('…/access/request?role=%s', (role, ability) => {
    expect(parseRequestedRole(role)?.ability).toBe(ability)
  })

  test('the names in the query of a request', () => {
    const query =
      'role=writer&for=user:a@example.com&group=group:g@example.com&reason=why&until=2999-12-31'
    const { request, faults } = parseAccessRequest(new URLSearchParams(query), 0)
    expect(faults).toEqual({})
    expect(request).toMatchObject({
      ...{ member: 'user:a@example.com', group: 'group:g@example.com' },
      ...{ reason: 'why', until: '2999-12-31' },
    })
    expect(accessRequestHref(NAME, {}).split('?')[0]).toBe(`${SETUP}/access/request`)
  })
})

describe('addresses that last: each word of the lists’ queries is still understood as itself', () => {
  const list = (query: string) => parseInventoryQuery(new URLSearchParams(query))
  const audit = (query: string) => parseAuditQuery(new URLSearchParams(query))

  const LISTED: readonly (readonly [query: string, read: object])[] = [
    ['q=words', { search: 'words' }],
    ['project=p', { project: 'p' }],
    ['location=us', { location: 'us' }],
    ...LASTING.modes.map((kind) => [`kind=${kind}`, { kind }] as const),
    ...LASTING.abilities.map((access) => [`access=${access}`, { access }] as const),
    ...LASTING.listOrders.map((sort) => [`sort=-${sort}`, { sort, descending: true }] as const),
    ['add=a&add=b', { add: ['a', 'b'] }],
  ]
  test.each(LISTED)('/repositories?%s', (query, read) => {
    expect(list(query)).toMatchObject(read)
  })

  const AUDITED: readonly (readonly [query: string, read: object])[] = [
    ...LASTING.views.map((view) => [`view=${view}`, { view }] as const),
    ...['repository', 'principal', 'project'].map(
      (name) => [`${name}=x`, { [name]: 'x' }] as const,
    ),
    ...LASTING.levels.map((level) => [`level=${level}`, { level }] as const),
    ...LASTING.principalKinds.map((kind) => [`kind=${kind}`, { kind }] as const),
    ...LASTING.grants.map((grants) => [`grants=${grants}`, { grants }] as const),
    ...LASTING.findings.map((finding) => [`finding=${finding}`, { finding }] as const),
    ...LASTING.auditOrders.map((sort) => [`sort=-${sort}`, { sort, descending: true }] as const),
    ['add=a&add=b', { add: ['a', 'b'] }],
    ['scope=organizations/1', { scope: 'organizations/1' }],
    ['scope=folders/2', { scope: 'folders/2' }],
  ]
  test.each(AUDITED)('/audit?%s', (query, read) => {
    expect(audit(query)).toMatchObject(read)
  })
})
