import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Claims, checkBelieved, signedToken } from './google-believes.ts'
import { type Job, withJob } from './job.ts'
import { PATH, remote } from './origin.ts'

export const GITHUB = 'github.com'
/** What GitHub knows the repository and its owner by. */
export const REPOSITORY_ID = '420000001'
export const OWNER_ID = '170000002'

const TEXTS = z.record(z.string(), z.union([z.string(), z.boolean()]).transform(String))
const step = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  uses: z.string().optional(),
  with: TEXTS.default({}),
  env: TEXTS.default({}),
  run: z.string().optional(),
})
type Step = z.infer<typeof step>

/** What the guides use of a workflow; anything else is an error. */
const WORKFLOW = z.strictObject({
  name: z.string(),
  on: z.partialRecord(z.enum(['push', 'release', 'workflow_dispatch', 'schedule']), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.strictObject({ 'runs-on': z.literal('ubuntu-latest'), steps: z.array(step) }),
  ),
})
type Workflow = z.infer<typeof WORKFLOW>

export const readWorkflow = (text: string): Workflow => WORKFLOW.parse(parse(text))
export const isFor = ({ on }: Workflow, event: 'push' | 'workflow_dispatch'): boolean => event in on

/** Variables and secrets of the repository. */
export type Values = Readonly<Record<'vars' | 'secrets', Readonly<Record<string, string>>>>
type Context = Values & { outputs: Record<string, Record<string, string>> }

/** Does the jobs of a workflow one after the other, each on a machine of its own. */
export async function runWorkflow(
  workflow: Workflow,
  values: Values,
): Promise<{ done: boolean; log: string }> {
  const logs: string[] = []
  for (const { steps } of Object.values(workflow.jobs)) {
    const { done, log } = await withJob((job) => runJob(job, steps, workflow.permissions, values))
    logs.push(log)
    if (!done) return { done, log: logs.join('') }
  }
  return { done: true, log: logs.join('') }
}

async function runJob(
  job: Job,
  steps: readonly Step[],
  permissions: Workflow['permissions'],
  values: Values,
): Promise<boolean> {
  const oidc = await startIdentities()
  const context: Context = { ...values, outputs: {} }
  const env: Record<string, string> = {
    ...{
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: PATH,
      GITHUB_REF: 'refs/heads/main',
    },
    GITHUB_WORKSPACE: job.directory,
  }
  try {
    for (const { id, uses, run, ...one } of steps) {
      const own = expandedAll(one.env, context)
      if (run !== undefined) {
        // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell: `unspecified`
        const script = job.script(expanded(run, context))
        if ((await job.run(['bash', '-e', script], { ...env, ...own })) !== 0) return false
        continue
      }
      const [name = ''] = uses?.split('@') ?? []
      const action = ACTIONS[name]
      if (action === undefined) throw new Error(`an action that nobody knows: ${uses}`)
      const inputs = expandedAll(one.with, context)
      const result = await action({ job, inputs, env: own, permissions, oidc })
      Object.assign(env, result.env)
      if (id !== undefined) context.outputs[id] = result.outputs ?? {}
      if (result.failed) return false
    }
    return true
  } finally {
    oidc.server.close()
    oidc.server.closeAllConnections()
  }
}

/** `${{ vars.NAME }}` and the like. What is not set is empty, as on GitHub. */
function expanded(text: string, { vars, secrets, outputs }: Context): string {
  return text.replaceAll(/\$\{\{ ?([\w.]+) ?\}\}/g, (whole, name: string) => {
    const [context, first = '', kind, output = ''] = name.split('.')
    if (name === 'github.repository') return PATH
    if (context === 'vars') return vars[first] ?? ''
    if (context === 'secrets') return secrets[first] ?? ''
    if (context === 'steps' && kind === 'outputs') return outputs[first]?.[output] ?? ''
    throw new Error(`an expression that nobody knows: ${whole}`)
  })
}

const expandedAll = (texts: Readonly<Record<string, string>>, context: Context) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, expanded(text, context)]))

type Identities = { server: Server; url: string; secret: string }
type Call = {
  job: Job
  inputs: Readonly<Record<string, string>>
  env: Readonly<Record<string, string>>
  permissions: Workflow['permissions']
  oidc: Identities
}
type Result = { env?: Record<string, string>; outputs?: Record<string, string>; failed?: boolean }

/** What the actions of the guides leave behind. */
const ACTIONS: Readonly<Record<string, (call: Call) => Result | Promise<Result>>> = {
  'actions/checkout': async ({ job, permissions }) => {
    if (permissions['contents'] !== 'read') throw new Error('this job may not read the contents')
    const clone = ['git', 'clone', '--quiet', '--depth=1', '--branch=main'] as const
    return { failed: (await job.run([...clone, `file://${remote(GITHUB)}`, '.'])) !== 0 }
  },
  // There is one Python here, whichever is asked for.
  'actions/setup-python': ({ inputs }) => {
    if (!/^3\.\d+$/.test(inputs['python-version'] ?? '')) throw new Error('no version of Python')
    return {}
  },
  'google-github-actions/auth': authenticate,
  'renovatebot/github-action': runRenovate,
}

/**
 * Renovate itself, in a clone in the place of the container that the action runs; it asks GitHub for nothing there. What it finds, the run on
 * GitHub tells its log alone; here it fails where that has no package of the repository.
 */
async function runRenovate({ job, inputs, env }: Call): Promise<Result> {
  const { RENOVATE_REPOSITORIES: repositories, ...rules } = env
  if (!inputs['token'] || repositories !== PATH) throw new Error('Renovate has nothing to work on')
  if ((await job.run(['git', 'clone', '--quiet', `file://${remote(GITHUB)}`, '.'])) !== 0)
    return { failed: true }
  const before = job.log.length
  const status = await job.run(['renovate', '--platform=local'], { LOG_LEVEL: 'debug', ...rules })
  const { packageRules } = RENOVATE.parse(
    JSON.parse(readFileSync(join(job.directory, 'renovate.json'), 'utf8')),
  )
  const said = job.log.slice(before).join('')
  const found = packageRules.some(({ registryUrls: [url = ''] }) =>
    said.includes(`"registryUrl": "${url.replace(/\/$/, '')}"`),
  )
  return { failed: status !== 0 || !found }
}

const RENOVATE = z.object({
  packageRules: z.array(z.object({ registryUrls: z.array(z.string()) })),
})

/** Facts: https://github.com/google-github-actions/auth, `src/main.ts` and `src/client/workload_identity_federation.ts` */
function authenticate({ job, inputs, permissions, oidc }: Call): Result {
  if (permissions['id-token'] !== 'write') {
    throw new Error('GitHub Actions did not inject $ACTIONS_ID_TOKEN_REQUEST_TOKEN')
  }
  const { workload_identity_provider: provider = '', service_account: email = '', ...more } = inputs
  const wantsToken = more['token_format'] === 'access_token'
  const wantsFile = more['create_credentials_file'] !== 'false'
  if (Object.keys(more).some((name) => !['token_format', 'create_credentials_file'].includes(name)))
    throw new Error(`inputs that nobody knows: ${JSON.stringify(more)}`)
  const audience = `https://iam.googleapis.com/${provider}`
  checkBelieved(claimsFor(audience), provider, email)
  // The action exchanges the identity itself; what it would get was prepared.
  const token = join('/harness/prepared/tokens', email)
  const outputs = wantsToken ? { access_token: readFileSync(token, 'utf8') } : {}
  if (!wantsFile) return { outputs }
  const path = join(job.directory, `gha-creds-${randomBytes(8).toString('hex')}.json`)
  const content = {
    universe_domain: 'googleapis.com',
    type: 'external_account',
    audience: `//iam.googleapis.com/${provider}`,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: 'https://sts.googleapis.com/v1/token',
    service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${email}:generateAccessToken`,
    credential_source: {
      url: `${oidc.url}?audience=${encodeURIComponent(audience)}`,
      headers: { Authorization: `Bearer ${oidc.secret}` },
      format: { type: 'json', subject_token_field_name: 'value' },
    },
  }
  writeFileSync(path, JSON.stringify(content))
  const names = [
    'GOOGLE_APPLICATION_CREDENTIALS',
    'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
    'GOOGLE_GHA_CREDS_PATH',
  ]
  return { outputs, env: Object.fromEntries(names.map((name) => [name, path])) }
}

/** https://docs.github.com/en/actions/reference/security/oidc */
const claimsFor = (aud: string): Claims => ({
  iss: 'https://token.actions.githubusercontent.com',
  sub: `repo:${PATH}:ref:refs/heads/main`,
  aud,
  repository: PATH,
  repository_id: REPOSITORY_ID,
  repository_owner_id: OWNER_ID,
})

/** GitHub's address for the identity of a job, with the secret that the job knows. */
async function startIdentities(): Promise<Identities> {
  const secret = randomBytes(16).toString('hex')
  const server = createServer((request, response) => {
    const audience = new URL(request.url ?? '/', 'http://localhost').searchParams.get('audience')
    const mayAsk = request.headers.authorization === `Bearer ${secret}`
    response.writeHead(mayAsk ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(mayAsk ? { value: signedToken(claimsFor(audience ?? '')) } : {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, url: `http://127.0.0.1:${address.port}/token`, secret }
}
