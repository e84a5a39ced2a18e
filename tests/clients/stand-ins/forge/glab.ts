/** GitLab's CLI, as far as the guides ask it, and GitLab behind it. `glab pushed` is what GitLab does once something was pushed. */
import { parse } from 'yaml'
import { z } from 'zod'
import { type Claims, checkBelieved, signedToken } from './google-believes.ts'
import { type Job, withJob } from './job.ts'
import { checkOrigin, PATH, pushedFile, remote, unknown } from './origin.ts'
import { remembered } from './remembered.ts'

const GITLAB = 'gitlab.com'
const PROJECT = {
  id: 53804090,
  path_with_namespace: PATH,
  web_url: `https://${GITLAB}/${PATH}`,
  namespace: { id: 12885807 },
}

/** What the guides use of a job; anything else is an error. */
const PIPELINE = z.record(
  z.string(),
  z.strictObject({
    image: z.string().startsWith('python:'),
    rules: z.array(z.strictObject({ if: z.string() })).optional(),
    id_tokens: z.record(z.string(), z.strictObject({ aud: z.string() })),
    variables: z.record(z.string(), z.string()),
    script: z.array(z.string()),
  }),
)
type GitLabJob = z.infer<typeof PIPELINE>[string]

const configuration = z.object({
  audience: z.string().startsWith('//iam.googleapis.com/'),
  service_account_impersonation_url: z.string(),
})

const memory = remembered('gitlab')
const args = process.argv.slice(2)
const said = args.join(' ')

if (said === 'pushed') await startPipeline('push')
else {
  checkOrigin(GITLAB)
  if (said === 'api projects/:id') process.stdout.write(JSON.stringify(PROJECT))
  else if (said === 'ci run') await runByHand()
  else if (said === 'ci status') showStatus()
  else unknown('glab', args)
}

async function runByHand(): Promise<void> {
  if (await startPipeline('api')) {
    process.stdout.write('Created pipeline (id: 1), status: created, ref: main\n')
    return
  }
  process.stderr.write(
    'could not create branch pipeline for branch main: 400 {message: {base: [Pipeline will not run for the selected trigger.]}}\n',
  )
  process.exitCode = 1
}

/** Its words: internal/commands/ci/status/status.go of https://gitlab.com/gitlab-org/cli. With the log of a pipeline that failed. */
function showStatus(): void {
  const [newest] = memory.runs()
  if (newest === undefined) {
    process.stdout.write('✘ no pipelines found for branch main\n')
    process.exitCode = 1
    return
  }
  const { of, status, log } = newest
  process.stdout.write(`(${status}) • 00m 09s\ttest\t\t${of}\n\nPipeline state: ${status}\n\n`)
  if (status === 'success') return
  process.stderr.write(log)
  process.exitCode = 1
}

/** False where no job is for it. On GitLab it takes its time; here it has ended when the command has. */
async function startPipeline(source: 'push' | 'api'): Promise<boolean> {
  const text = pushedFile(GITLAB, '.gitlab-ci.yml')
  const jobs = text === undefined ? [] : Object.entries(PIPELINE.parse(parse(text)))
  const mine = jobs.filter(([, { rules }]) => rules?.some((rule) => holds(rule.if, source)) ?? true)
  for (const [name, one] of mine) {
    const { done, log } = await withJob((job) => runJob(job, one))
    memory.addRun({ of: name, status: done ? 'success' : 'failed', log })
  }
  return mine.length > 0
}

/** https://docs.gitlab.com/ci/jobs/job_rules/. No tag is pushed here. */
function holds(rule: string, source: string): boolean {
  if (rule === '$CI_COMMIT_TAG') return false
  const [, wanted] = /^\$CI_PIPELINE_SOURCE == "(\w+)"$/.exec(rule) ?? []
  if (wanted === undefined) throw new Error(`a rule that nobody knows: ${rule}`)
  return wanted === source
}

async function runJob(job: Job, { id_tokens, variables, script }: GitLabJob): Promise<boolean> {
  const clone = ['git', 'clone', '--quiet', '--depth=1', '--branch=main'] as const
  if ((await job.run([...clone, `file://${remote(GITLAB)}`, '.'])) !== 0) return false
  const own: Record<string, string> = {
    CI: 'true',
    CI_PROJECT_DIR: job.directory,
    CI_COMMIT_BRANCH: 'main',
  }
  const tokens = Object.entries(id_tokens).map(([name, { aud }]) => {
    checkAsGoogle(claimsFor(aud))
    return [name, signedToken(claimsFor(aud))]
  })
  const env = {
    ...own,
    ...Object.fromEntries(tokens),
    ...Object.fromEntries(
      Object.entries(variables).map(([name, value]) => [
        name,
        value.replaceAll(/\$(\w+)/g, (_, variable: string) => own[variable] ?? ''),
      ]),
    ),
  }
  // As GitLab's runner does in an image that has bash: https://gitlab.com/gitlab-org/gitlab-runner, shells/bash.go
  const lines = ['set -o pipefail; set -o errexit', 'set +o noclobber', ...script]
  return (await job.run(['bash', job.script(lines.join('\n'))], env)) === 0
}

/** https://docs.gitlab.com/ci/secrets/id_token_authentication/#token-payload */
function claimsFor(aud: string): Claims {
  return {
    iss: `https://${GITLAB}`,
    sub: `project_path:${PATH}:ref_type:branch:ref:main`,
    aud,
    project_id: String(PROJECT.id),
    namespace_id: String(PROJECT.namespace.id),
  }
}

/** Whom the job is to be stands in the file that was pushed. */
function checkAsGoogle(claims: Claims): void {
  const text = pushedFile(GITLAB, 'google-credentials.json')
  if (text === undefined) throw new Error('google-credentials.json was not pushed')
  const { audience, service_account_impersonation_url: url } = configuration.parse(JSON.parse(text))
  const [, email = ''] = /serviceAccounts\/([^:]+):generateAccessToken$/.exec(url) ?? []
  checkBelieved(claims, audience.slice('//iam.googleapis.com/'.length), email)
}
