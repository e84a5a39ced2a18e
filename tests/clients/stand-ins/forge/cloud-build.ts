/**
 * Cloud Build: `cloud-build account FILE` prints the account of a build, `cloud-build run FILE DIRECTORY` runs it and ends as it did. A
 * build has its account from a metadata server; here the newcomer's credentials are that account.
 */
import { cpSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Job, withJob } from './job.ts'

/** What the guides use of https://docs.cloud.google.com/build/docs/build-config-file-schema; anything else is an error. */
const BUILD = z.strictObject({
  steps: z.array(
    z.strictObject({ id: z.string(), name: z.string().startsWith('python:'), script: z.string() }),
  ),
  serviceAccount: z.string().regex(/^projects\/[^/]+\/serviceAccounts\/[^/]+$/),
  options: z.strictObject({ logging: z.literal('CLOUD_LOGGING_ONLY') }),
})

const [verb, file = '', folder = ''] = process.argv.slice(2)
const build = BUILD.parse(parse(readFileSync(file, 'utf8')))
if (verb === 'account') {
  process.stdout.write(`${build.serviceAccount}\n`)
} else if (verb === 'run') {
  const { done, log } = await withJob(run)
  process.stdout.write(log)
  process.exitCode = done ? 0 : 1
} else {
  throw new Error(`The stand-in for Cloud Build does not know: ${verb}`)
}

/** A script is a file of its own, and runs by its first line: https://docs.cloud.google.com/build/docs/configuring-builds/run-bash-scripts */
async function run(job: Job): Promise<boolean> {
  cpSync(folder, job.directory, {
    recursive: true,
    filter: (path) => !['.git', '.venv'].includes(basename(path)),
  })
  for (const { script } of build.steps) {
    const env = { GOOGLE_APPLICATION_CREDENTIALS: '/home/person/credential-configuration.json' }
    if ((await job.run([job.script(script)], env)) !== 0) return false
  }
  return true
}
