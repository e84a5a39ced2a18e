import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildGuide } from '../../lib/core/setup/build-guide'
import {
  CREDENTIALS,
  type Credentials,
  type Guide,
  INDEXES,
  PURPOSES,
  type Purpose,
  SYSTEMS,
  type System,
} from '../../lib/core/setup/guide'
import { accountParts } from '../../lib/core/setup/steps/automation-account'
import { stepsOf } from '../../lib/core/setup/steps-of'
import { TOOL_IDS, TOOLS, type ToolId } from '../../lib/core/setup/tools'
import { REPOSITORY } from './every-guide'

const SCOPED = { project: 'example.com:legacy', location: 'europe', repository: 'pypi' }
const URL = 'https://us-central1-python.pkg.dev/my-project/team-packages/'
const INDEX = URL.replace('//', '//oauth2accesstoken@').concat('simple/')
const ACCOUNT = 'python-repositories@my-project.iam.gserviceaccount.com'
const AUTOMATION = TOOL_IDS.filter((tool) => TOOLS[tool].group === 'automation')

type Choice = {
  tool: ToolId
  purpose?: Purpose
  system?: System
  credentials?: Credentials
  index?: (typeof INDEXES)[number]
  distribution?: string
}

function answer(choice: Choice, repository = REPOSITORY) {
  return buildGuide(repository, {
    purpose: 'install',
    system: 'linux',
    scope: 'project',
    credentials: 'workload-identity',
    index: 'only',
    ...choice,
  })
}

function guideFor(choice: Choice, repository = REPOSITORY): Guide {
  const guide = answer(choice, repository)
  if (guide.kind === 'impossible') throw new Error(guide.reason)
  return guide
}

/** Every guide for automation: tool, purpose, system, credentials, index. */
const guides = AUTOMATION.flatMap((tool) =>
  PURPOSES.flatMap((purpose) =>
    SYSTEMS.flatMap((system) =>
      CREDENTIALS.flatMap((credentials) =>
        INDEXES.flatMap((index) => {
          const choice = { tool, purpose, system, credentials, index }
          return [REPOSITORY, SCOPED].flatMap((repository) => {
            const guide = answer(choice, repository)
            return guide.kind === 'guide' ? [{ choice, guide }] : []
          })
        }),
      ),
    ),
  ),
)

const content = (guide: Guide, id: string): string => {
  const step = stepsOf(guide).find((one) => one.id === id)
  if (step === undefined) throw new Error(`no step ${id}`)
  return step.content
}

describe('what the files say, read by a YAML parser', () => {
  const CHECKOUT = { uses: 'actions/checkout@v7' }
  const PYTHON = { uses: 'actions/setup-python@v6', with: { 'python-version': '3.13' } }
  const provider = (context: string) => `\${{ ${context}.GOOGLE_WORKLOAD_IDENTITY_PROVIDER }}`
  const AUTH = {
    uses: 'google-github-actions/auth@v3',
    with: { workload_identity_provider: provider('vars'), service_account: ACCOUNT },
  }

  test('GitHub Actions, install', () => {
    const workflow = parse(content(guideFor({ tool: 'github-actions' }), 'write-workflow'))
    expect(workflow).toMatchObject({
      on: { push: {}, workflow_dispatch: {} },
      permissions: { contents: 'read', 'id-token': 'write' },
      jobs: { install: { 'runs-on': 'ubuntu-latest' } },
    })
    const { steps } = workflow.jobs.install
    expect(steps.slice(0, 3)).toEqual([CHECKOUT, PYTHON, AUTH])
    expect(steps.slice(4)).toMatchObject([
      { env: { PIP_INDEX_URL: INDEX } },
      { env: { PIP_INDEX_URL: INDEX } },
    ])
    expect(steps[3].env).toBeUndefined()
  })

  test('GitHub Actions, publish: nothing is built once somebody is signed in', () => {
    const guide = guideFor({ tool: 'github-actions', purpose: 'publish' })
    const { steps } = parse(content(guide, 'write-workflow')).jobs.publish
    expect(steps).toEqual([
      CHECKOUT,
      PYTHON,
      { name: 'Build', run: expect.stringContaining('python -m build') },
      AUTH,
      { name: 'Publish', run: expect.stringMatching(/^python -m twine upload .* dist\/\*$/) },
    ])
    expect(steps[4].run).toContain(` --repository-url ${URL} `)
  })

  test('GitLab CI/CD', () => {
    const install = parse(content(guideFor({ tool: 'gitlab-ci' }), 'write-pipeline'))
    expect(install['install-from-artifact-registry']).toEqual({
      image: 'python:3.13-slim',
      id_tokens: { GOOGLE_ID_TOKEN: { aud: '//iam.googleapis.com/projects/my-project/gitlab-ci' } },
      variables: { GOOGLE_APPLICATION_CREDENTIALS: '$CI_PROJECT_DIR/google-credentials.json' },
      script: expect.arrayContaining([`export PIP_INDEX_URL=${INDEX}`]),
    })
    const publish = guideFor({ tool: 'gitlab-ci', purpose: 'publish' }, SCOPED)
    const job = parse(content(publish, 'write-pipeline'))['publish-to-artifact-registry']
    expect(job.script.at(-1)).toContain('https://europe-python.pkg.dev/example.com/legacy/pypi/')
    expect(job.rules).toEqual([
      { if: '$CI_COMMIT_TAG' },
      { if: '$CI_PIPELINE_SOURCE == "api"' },
      { if: '$CI_PIPELINE_SOURCE == "web"' },
    ])
    const { aud } = job.id_tokens.GOOGLE_ID_TOKEN
    expect(content(publish, 'create-provider')).toContain(`--allowed-audiences=${aud}`)
  })

  test('Cloud Build', () => {
    const build = parse(content(guideFor({ tool: 'cloud-build' }), 'write-build'))
    expect(build).toMatchObject({
      serviceAccount: `projects/my-project/serviceAccounts/${ACCOUNT}`,
      options: { logging: 'CLOUD_LOGGING_ONLY' },
      steps: [
        { name: 'python:3.13-slim', script: expect.stringMatching(/^#!\/bin\/sh\nset -eu\n/) },
      ],
    })
    const scoped = parse(content(guideFor({ tool: 'cloud-build' }, SCOPED), 'write-build'))
    expect(scoped.serviceAccount).toBe(
      'projects/example.com:legacy/serviceAccounts/python-repositories@legacy.example.com.iam.gserviceaccount.com',
    )
  })

  test.each([
    [
      'workload-identity',
      {
        'workload-identity-provider': provider('secrets').replaceAll(' ', ''),
        'service-account': ACCOUNT,
      },
    ],
    [
      'key-password',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: for GitHub, not for us.
      { username: '_json_key_base64', password: '${{secrets.GOOGLE_KEY_BASE64}}' },
    ],
  ] as const)('Dependabot, %s', (credentials, expected) => {
    const guide = guideFor({ tool: 'dependabot', credentials })
    const { registries, updates } = parse(content(guide, 'write-dependabot'))
    expect(registries).toEqual({
      'artifact-registry': {
        type: 'python-index',
        url: `${URL}simple/`,
        ...expected,
        'replaces-base': true,
      },
    })
    expect(updates).toMatchObject([{ registries: ['artifact-registry'] }])
  })

  test('Renovate', () => {
    const guide = guideFor({ tool: 'renovate' })
    const { steps } = parse(content(guide, 'write-workflow')).jobs.renovate
    expect(steps[0]).toMatchObject({ id: 'auth', with: { token_format: 'access_token' } })
    expect(JSON.parse(steps[1].env.RENOVATE_HOST_RULES)).toEqual([
      {
        hostType: 'pypi',
        matchHost: 'us-central1-python.pkg.dev',
        username: 'oauth2accesstoken',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: for GitHub, not for us.
        password: '${{ steps.auth.outputs.access_token }}',
      },
    ])
    expect(JSON.parse(content(guide, 'write-renovate')).packageRules).toEqual([
      { matchDatasources: ['pypi'], registryUrls: [`${URL}simple/`] },
    ])
  })
})

describe('the Dockerfile', () => {
  const dockerfiles = guides
    .filter(({ choice }) => choice.tool === 'dockerfile')
    .map(({ guide }) => content(guide, 'write-dockerfile'))

  test('keeps the token out of the image', () => {
    expect(dockerfiles.length).toBeGreaterThan(0)
    for (const text of dockerfiles) {
      expect(text).not.toMatch(/^\s*(?:ARG|ENV)\b/im)
      expect(text).toContain(
        'RUN --mount=type=secret,id=artifact-registry-token,required=true \\\n',
      )
      expect(text).toContain('--no-cache-dir')
    }
  })

  test('hands pip the token from the file, and nothing but pip', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dockerfile-'))
    try {
      writeFileSync(join(folder, 'artifact-registry-token'), 'a-token.of_letters-1')
      writeFileSync(join(folder, 'python'), '#!/bin/sh\necho "$PIP_INDEX_URL $*"\n')
      chmodSync(join(folder, 'python'), 0o755)
      const text = content(
        guideFor({ tool: 'dockerfile', distribution: 'Demo.dist_1' }),
        'write-dockerfile',
      )
      const [, command = ''] = /^RUN --mount=\S+ \\\n([\s\S]+)$/m.exec(text) ?? []
      const script = `${command.replace('/run/secrets', folder)}\necho "\${PIP_INDEX_URL-unset}"`
      const output = execFileSync('sh', ['-c', script], {
        env: { NODE_ENV: 'test', PATH: `${folder}:${process.env['PATH']}` },
        encoding: 'utf8',
      })
      expect(output).toBe(
        `${URL.replace('//', '//oauth2accesstoken:a-token.of_letters-1@')}simple/ -m pip install --no-cache-dir Demo.dist_1\nunset\n`,
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

test('no key is anywhere but where the reader chose it as a password', () => {
  for (const { choice, guide } of guides) {
    if (choice.credentials === 'key-password') continue
    for (const step of stepsOf(guide)) {
      expect(step.content, JSON.stringify(choice)).not.toMatch(/_json_key|base64|private_key|ya29/)
      if (step.kind !== 'file') continue
      // Whatever a file says of a password, it says by the name of something that is made for each run.
      expect(step.content, JSON.stringify(choice)).not.toMatch(/password["']?: *["']?[^$"'\s]/)
    }
  }
})

test('who would need a person or a key is told what to choose instead', () => {
  for (const tool of AUTOMATION) {
    for (const credentials of CREDENTIALS) {
      const one = answer({ tool, credentials })
      if (one.kind === 'impossible') expect(one.reason).toContain(' Choose ')
    }
  }
})

describe('every change has its undo', () => {
  const PAIRS = [
    [
      /gcloud artifacts repositories add-iam-policy-binding/g,
      /gcloud artifacts repositories remove-iam-policy-binding/g,
    ],
    [
      /gcloud iam service-accounts add-iam-policy-binding/g,
      /gcloud iam service-accounts remove-iam-policy-binding/g,
    ],
    [/gcloud projects add-iam-policy-binding/g, /gcloud projects remove-iam-policy-binding/g],
    [/gcloud iam service-accounts create /g, /gcloud iam service-accounts delete /g],
    [/workload-identity-pools create /g, /workload-identity-pools delete /g],
    [/providers create-oidc /g, /providers delete /g],
    [/gcloud storage buckets create /g, /gcloud storage rm --recursive /g],
    [/kubectl create /g, /kubectl delete /g],
    [/gh variable set /g, /gh variable delete /g],
    [/gh secret set /g, /gh secret delete /g],
  ] as const

  test.each(AUTOMATION)('%s', (tool) => {
    const own = guides.filter(({ choice }) => choice.tool === tool)
    expect(own.length).toBeGreaterThan(0)
    for (const { choice, guide } of own) {
      const done = guide.steps.map((step) => step.content).join('\n')
      const undone = guide.undo.map((step) => step.content).join('\n')
      for (const [make, unmake] of PAIRS) {
        expect(undone.match(unmake)?.length ?? 0, `${JSON.stringify(choice)} ${make}`).toBe(
          done.match(make)?.length ?? 0,
        )
      }
    }
  })
})

test('what runs in sh is sh', () => {
  const scripts = [
    ...PURPOSES.flatMap((purpose) => [
      ...parse(content(guideFor({ tool: 'github-actions', purpose }), 'write-workflow')).jobs[
        purpose
      ].steps.flatMap(({ run }: { run?: string }) => run ?? []),
      parse(content(guideFor({ tool: 'cloud-build', purpose }), 'write-build')).steps[0].script,
    ]),
    ...Object.values<{ script: string[] }>(
      parse(content(guideFor({ tool: 'gitlab-ci' }), 'write-pipeline')),
    ).map(({ script }) => script.join('\n')),
  ]
  expect(scripts.length).toBeGreaterThan(6)
  for (const script of scripts) execFileSync('sh', ['-n', '-c', script])
})

describe('the values of a GitLab project, as glab knows it', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'glab-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each([
    ['https://gitlab.com', 'group/sub/project'],
    ['https://gitlab.example.com:8443/git', 'group/project'],
  ])('%s', (address, path) => {
    const project = {
      id: 53804090,
      path_with_namespace: path,
      web_url: `${address}/${path}`,
      namespace: { id: 12885807 },
      runners_token: 'secret',
    }
    writeFileSync(
      join(folder, 'glab'),
      `#!/bin/sh\n[ "$*" = 'api projects/:id' ] && echo '${JSON.stringify(project)}'\n`,
    )
    chmodSync(join(folder, 'glab'), 0o755)
    const guide = guideFor({ tool: 'gitlab-ci' })
    const run = (script: string) =>
      execFileSync('bash', ['-c', script], {
        env: { NODE_ENV: 'test', PATH: `${folder}:${process.env['PATH']}` },
        encoding: 'utf8',
      }).trim()
    expect(run(content(guide, 'gitlab-project'))).toBe(`GitLab project ${path}`)
    const lines = content(guide, 'remember-values').split('\n')
    const values = [
      ...lines.filter((line) => line.includes('GITLAB_')),
      'echo "$GITLAB_ADDRESS $GITLAB_NAMESPACE_ID $GITLAB_PROJECT_ID"',
    ]
    expect(run(values.join('\n'))).toBe(`${address} 12885807 53804090`)
  })

  test('Google believes by numbers, which nobody else gets', () => {
    const guide = guideFor({ tool: 'gitlab-ci' })
    expect(content(guide, 'create-provider')).toContain(
      'attribute.project_id=assertion.project_id"',
    )
    expect(content(guide, 'create-provider')).toContain(
      `--attribute-condition="assertion.namespace_id == '\${GITLAB_NAMESPACE_ID}'"`,
    )
    // biome-ignore lint/suspicious/noTemplateCurlyInString: for the shell, not for us.
    expect(content(guide, 'let-act')).toContain('/attribute.project_id/${GITLAB_PROJECT_ID}"')
  })
})

test('Renovate on one’s own machine reads `renovate.json` only once git knows it', () => {
  const { steps } = guideFor({ tool: 'renovate', credentials: 'key-file' })
  expect(steps.slice(-2)).toMatchObject([
    { id: 'write-renovate' },
    { id: 'track-renovate', content: 'git add renovate.json' },
  ])
})

test('what was looked up for the terminal is forgotten', () => {
  for (const { choice, guide } of guides) {
    const looked = guide.steps.find(({ id }) => id === 'remember-values')
    const forgot = guide.undo.find(({ id }) => id === 'forget-values')
    const names = (text = '') => [...new Set(text.match(/\b[A-Z]+(?:_[A-Z]+)+\b/g))].sort()
    expect(names(forgot?.content), JSON.stringify(choice)).toEqual(names(looked?.content))
  }
})

test('who has no pool is told of none', () => {
  for (const { choice, guide } of guides) {
    if (guide.steps.some(({ id }) => id === 'create-pool')) continue
    for (const step of stepsOf(guide)) {
      if (step.kind !== 'check') continue
      expect(JSON.stringify(step.otherwise), JSON.stringify(choice)).not.toMatch(
        /attribute condition|\bpool\b|OIDC/,
      )
    }
  }
})

test.each([
  ['ci@my-project.iam.gserviceaccount.com', { id: 'ci', project: 'my-project' }],
  ['ci@legacy.example.com.iam.gserviceaccount.com', { id: 'ci', project: 'example.com:legacy' }],
  ['123456-compute@developer.gserviceaccount.com', undefined],
])('the account %s', (email, parts) => {
  expect(accountParts(email)).toEqual(parts)
})
