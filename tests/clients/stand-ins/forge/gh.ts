/** GitHub's CLI, as far as the guides ask it, and GitHub behind it. `gh pushed` is what GitHub does once something was pushed. */
import { readFileSync } from 'node:fs'
import { checkOrigin, git, PATH, pushedFile, remote, unknown } from './origin.ts'
import { remembered } from './remembered.ts'
import { GITHUB, isFor, OWNER_ID, REPOSITORY_ID, readWorkflow, runWorkflow } from './workflow.ts'

const WORKFLOWS = '.github/workflows'
const memory = remembered('github')
const args = process.argv.slice(2)
const said = args.join(' ')

if (said === 'pushed') await afterPush()
else {
  checkOrigin(GITHUB)
  await answer()
}

async function answer(): Promise<void> {
  const [group, verb, name = '', ...flags] = args
  const command = `${group} ${verb}`
  if (said === 'repo view --json nameWithOwner --jq .nameWithOwner') print(PATH)
  else if (said === 'api repos/{owner}/{repo} --jq .owner.id') print(OWNER_ID)
  else if (said === 'api repos/{owner}/{repo} --jq .id') print(REPOSITORY_ID)
  else if (command === 'variable set' && flags[0] === '--body' && flags.length === 2) {
    memory.setValue('variables', name, flags[1] ?? '')
  } else if (command === 'secret set' && flags.length === 0) {
    // A person types it; here nobody does.
    memory.setValue('secrets', name, readFileSync(0, 'utf8') || 'github_pat_STAND_IN')
  } else if (command === 'variable delete' && flags.length === 0) remove('variables', name)
  else if (command === 'secret delete' && flags.length === 0) remove('secrets', name)
  else if (command === 'workflow run' && flags.length === 0) await dispatch(name)
  else if (command === 'run list') listRuns()
  else unknown('gh', args)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function remove(kind: 'variables' | 'secrets', name: string): void {
  if (!memory.deleteValue(kind, name)) fail(`failed to delete ${name}: HTTP 404: Not Found`)
}

async function dispatch(name: string): Promise<void> {
  const text = pushedFile(GITHUB, `${WORKFLOWS}/${name}`)
  if (text === undefined) fail(`could not find any workflows named ${name}`)
  if (!isFor(readWorkflow(text), 'workflow_dispatch')) {
    fail("HTTP 422: Workflow does not have 'workflow_dispatch' trigger")
  }
  await runIt(name, text)
  print(`✓ Created workflow_dispatch event for ${name} at main`)
}

async function afterPush(): Promise<void> {
  for (const path of git('--git-dir', remote(GITHUB), 'ls-tree', '-r', '--name-only', 'main').split(
    '\n',
  )) {
    const text = path.startsWith(`${WORKFLOWS}/`) ? pushedFile(GITHUB, path) : undefined
    if (text !== undefined && isFor(readWorkflow(text), 'push')) {
      await runIt(path.slice(WORKFLOWS.length + 1), text)
    }
  }
}

/** On GitHub it takes its time; here it has ended when the command has. */
async function runIt(name: string, text: string): Promise<void> {
  const values = { vars: memory.values('variables'), secrets: memory.values('secrets') }
  const { done, log } = await runWorkflow(readWorkflow(text), values)
  memory.addRun({ of: name, status: done ? 'success' : 'failure', log })
}

/** With the log of a run that failed, for who reads this test's. */
function listRuns(): void {
  const [, wanted = ''] =
    /^run list --workflow (\S+) --limit 1 --json conclusion --jq \.\[0\]\.conclusion$/.exec(said) ??
    unknown('gh', args)
  const newest = memory.runs().find(({ of }) => of === wanted)
  if (newest === undefined) return
  print(newest.status)
  if (newest.status !== 'success') process.stderr.write(newest.log)
}
