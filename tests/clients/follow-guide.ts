import { mergeFile } from '@/lib/core/merge/merge-file'
import { tooOldIn } from '@/lib/core/setup/at-least'
import type { CheckStep, FileStep, Guide, Step } from '@/lib/core/setup/guide'
import { findBrought } from './brought'
import type { Machine, Outcome, State } from './machine'

/** A step that did not do what it says, with what it should have printed, where it says so, and what it did. */
export type Mistake = { step: string; command: string; expect?: string; output: string }
/** Each step that did what it says, with the machine before and after. */
export type Trail = readonly { step: Step; before: State; after: State }[]
export type Followed = {
  trail: Trail
  mistakes: readonly Mistake[]
  state: State
  /** What something else was run for, in words. */
  standIns: readonly string[]
}

/** Of what is published; the emulator is every test file's, and each runs in a process of its own. */
let versions = Number(process.env['VITEST_WORKER_ID']) * 1000

/** Runs steps as one person would, in one terminal, and stops at the first that does not do what it says. `files`: what was written before. */
export async function followSteps(
  machine: Machine,
  start: State,
  steps: readonly Step[],
  files: readonly FileStep[] = [],
): Promise<Followed> {
  let state = start
  const trail: Trail[number][] = []
  const standIns: string[] = NAMED.filter(({ when }) =>
    steps.some(({ content }) => when.test(content)),
  ).map(({ name }) => name)
  for (const step of steps) {
    const command = scriptFor(machine, state, step, files)
    let outcome = await machine.run(state, command)
    const standIn = STAND_INS.find(({ when }) => when.test(step.content))
    // Whatever else goes wrong is a mistake of the guide.
    if (standIn && outcome.status !== 0 && standIn.only.test(outcome.output)) {
      standIns.push(standIn.name)
      outcome = await machine.run(state, standIn.script)
    }
    const remedy = remedyOf(step, outcome)
    if (remedy !== undefined) {
      state = (await machine.run(state, remedy)).state
      outcome = await machine.run(state, command)
    }
    const fine = step.kind === 'check' ? holds(step, outcome) : outcome.status === 0
    if (!fine) {
      const mistake = await mistakeOf(machine, state, step, { command, outcome })
      return { trail, state: outcome.state, mistakes: [mistake], standIns }
    }
    trail.push({ step, before: state, after: outcome.state })
    state = outcome.state
  }
  return { trail, mistakes: [], state, standIns }
}

/** What a check leaves out of what the client prints is what tells why it failed, so it is run again without. */
async function mistakeOf(
  machine: Machine,
  state: State,
  step: Step,
  { command, outcome }: { command: string; outcome: Outcome },
): Promise<Mistake> {
  const said = { step: step.id, command, output: `${outcome.output}(status ${outcome.status})` }
  if (step.kind !== 'check') return said
  const whole = command.replace(FILTER, '')
  const all = whole === command ? '' : (await machine.run(state, whole)).output
  const output = all === '' ? said.output : `${said.output}\nAll that the client prints:\n${all}`
  return { ...said, expect: step.expect, output }
}

/**
 * On a machine elsewhere nobody has made an environment before: what the page says to do where there is none. On the reader's own
 * there is one from the beginning.
 */
function remedyOf(step: Step, { output }: Outcome): string | undefined {
  if (step.id !== 'active-environment' || step.kind !== 'check' || step.on === undefined)
    return undefined
  const { means = '' } = step.otherwise.find(({ see }) => output.includes(see)) ?? {}
  const commands = [...means.matchAll(/`([^`]+)`/g)].map(([, command]) => command)
  return commands.length === 0 ? undefined : commands.join('\n')
}

/** What a check leaves out of the output. */
const FILTER = / 2>&1 \| grep -E '.*'$/m

/** A check is right by the line that it promises; a client may print that of an upload before it is refused, too. */
function holds(check: CheckStep, { output, status }: Outcome): boolean {
  return (
    output.includes(check.expect) &&
    tooOldIn(output, check) === undefined &&
    (status === 0 || !PUBLISHES.test(check.content))
  )
}

/** A command, and no file’s name. */
const PUBLISHES = /(?<![-.\w])(?:upload|publish)\b(?!\.)/

/** What something else answers for whenever a command is run. */
const NAMED = [
  { name: 'gcloud', when: /\bgcloud / },
  { name: 'kubectl', when: /\bkubectl / },
  { name: 'Google’s metadata server', when: /metadata\.google\.internal/ },
  {
    name: 'Docker (Podman, with an image of the distribution’s Python for `python:3.13-slim`)',
    when: /\bdocker /,
  },
  { name: 'GitHub (`gh`, its runner and the actions)', when: /\bgh (?:repo|api) / },
  { name: 'GitLab (`glab` and its runner)', when: /\bglab ci / },
  { name: 'npx’s download (Renovate was installed before)', when: /\bnpx --yes renovate/ },
  { name: 'Cloud Build (with the account from a file)', when: /\bgcloud builds submit / },
  {
    name: 'the way of `hatch publish` through a proxy',
    when: /\bhatch publish\b/,
  },
  ...(findBrought('conda') === undefined
    ? [{ name: 'conda (a virtual environment with its marks)', when: /conda-meta/ }]
    : []),
  { name: 'you in an editor', when: /\$\{EDITOR|\bsudoedit\b/ },
]

/**
 * Poetry adds plugins through PyPI's JSON API. Where an index stands in for PyPI that has only the simple API, the backend is put
 * where Poetry would have put it.
 */
// Poetry 2: the name and its versions are found, and the JSON of the version is not.
const NO_JSON = /Using version [\s\S]*Package \[keyrings-google-artifactregistry-auth\] not found/
// What Poetry knows nothing of, as pip put it there.
const NOT_ADDED = /poetry\.lock not found|keyrings[\w.-]*\]? not found|not found:? keyrings/i
const STAND_INS = [
  {
    name: '`poetry self add`',
    only: NO_JSON,
    when: /^poetry self add --source pypi keyrings/,
    script:
      '/opt/tools/poetry/bin/python -m pip install --quiet --index-url https://pypi.org/simple keyrings.google-artifactregistry-auth',
  },
  {
    name: '`poetry self show`',
    only: NOT_ADDED,
    when: /^poetry self show keyrings/,
    script: `/opt/tools/poetry/bin/python -c "from importlib.metadata import version; print(' name         : keyrings-google-artifactregistry-auth'); print(' version      :', version('keyrings.google-artifactregistry-auth'))"`,
  },
  {
    name: '`poetry self remove`',
    only: NOT_ADDED,
    when: /^poetry self remove keyrings/,
    script:
      '/opt/tools/poetry/bin/python -m pip uninstall --quiet --yes keyrings.google-artifactregistry-auth',
  },
]

/** Everything but the undo, in the order of the page. */
export const forward = ({ prerequisites, steps, checks }: Guide): readonly Step[] => [
  ...prerequisites,
  ...steps,
  ...checks,
]

/** What a guide writes, which a person remembers who takes it back. */
export const filesOf = ({ steps }: Guide): readonly FileStep[] =>
  steps.filter((step) => step.kind === 'file')

/** What the block says; before something is published, something new to publish is built. */
function scriptFor(machine: Machine, state: State, step: Step, files: readonly FileStep[]): string {
  if (step.kind === 'file') return writeFile(machine, state, step)
  if (EDITS.test(step.content)) return inEditor(step, files)
  if (step.kind === 'check' && PUBLISHES.test(step.content)) {
    versions += 1
    return `python3 /harness/prepared/make-distribution.py ${versions}\n${step.content}`
  }
  if (step.kind === 'command' && RAISES.test(step.why)) {
    versions += 1
    return `${raiseVersion(versions)}\n${step.content}`
  }
  return [step.content, ...(AFTER[step.id] ?? [])].join('\n')
}

/** What publishes somewhere else says what to do first. Where that has the project from git, the version has to get there. */
const RAISES = /\braise the version\b/
const raiseVersion = (version: number): string =>
  `sed -i 's/^version = .*/version = "0.0.${version}"/' pyproject.toml
if [ -d .git ]; then git commit --quiet -m 'A new version' pyproject.toml && git push --quiet; fi`

const EDITS = /\$\{EDITOR|\bsudoedit\b/

/** The words are for the person in the editor; what they say to run then is run where it changes something. */
function inEditor({ title, why, content }: Step, files: readonly FileStep[]): string {
  const added = Object.fromEntries(files.map((file) => [file.name, file.content]))
  const [, then] = /\bThen run `([^`]+)`/.exec(why) ?? []
  const push = /\bThen commit and push\b/.test(why) ? [PUSH] : []
  return [
    `cat > /harness/words.json <<'END OF WORDS'\n${JSON.stringify({ words: `${title}. ${why}`, added })}\nEND OF WORDS`,
    ...(then === undefined ? [] : ['set -e']),
    content,
    ...(then === undefined ? [] : [`if [ -e ${LOCKS[then]} ]; then ${then}; fi`, 'set +e']),
    ...push,
  ].join('\n')
}

/** What was never committed needs no push. */
const PUSH = `if ! git diff --quiet HEAD 2>/dev/null; then git commit --quiet --all -m 'No longer use Artifact Registry' && git push --quiet; fi`

/** What those commands write anew. */
const LOCKS: Readonly<Record<string, string | undefined>> = {
  'uv lock': 'uv.lock',
  'pdm lock': 'pdm.lock',
  'pipenv lock': 'Pipfile.lock',
  'pip-compile': 'requirements.txt',
  'pixi lock': 'pixi.lock',
}

/**
 * What else a step says to do. Of the environment: delete its directory, once it was left.
 *
 * pipx's programs take no `PYTHONPATH`, so what leads Hatch through the proxy is put beside it: under a name of its own, as
 * Debian's Python has a `sitecustomize` that comes first.
 */
const AFTER: Readonly<Record<string, readonly string[]>> = {
  'drop-environment': ['[ $? = 0 ] && rm -r .venv'],
  'install-hatch': [
    'for one in "$HOME"/.local/share/pipx/venvs/hatch/lib/python3*/site-packages; do cp /harness/prepared/sitecustomize.py "$one/through_the_proxy.py"; echo import through_the_proxy > "$one/through_the_proxy.pth"; done',
  ],
}

/** Writes the file as the page says: as it is, or merged into the one that is there. */
export function writeFile(machine: Machine, state: State, step: FileStep): string {
  const path = step.path.startsWith('$HOME/')
    ? step.path.replace('$HOME', '/home/person')
    : step.path.startsWith('/')
      ? step.path
      : `/home/person/project/${step.path}`
  const existing = machine.readFile(state, path)
  const content = existing === undefined ? step.content : merged(step, existing)
  return putFile(step.path, content)
}

/** Writes a file whatever was in it. */
export const putFile = (path: string, content: string): string =>
  `mkdir -p "$(dirname "${path}")"\ncat > "${path}" <<'END OF FILE'\n${content}END OF FILE`

/** What the page's own box for existing files makes of it, or a person who does what the step says. */
function merged({ name, tables, sections, content }: FileStep, existing: string): string {
  const byHand = BY_HAND[name]
  if (byHand && !tables && !sections) return byHand(existing, content)
  const result = mergeFile(name, existing, {
    ...(tables && { tables }),
    ...(sections && { sections }),
  })
  if (result.kind === 'refused') throw new Error(result.reason)
  return result.text
}

const BY_HAND: Readonly<Record<string, (existing: string, content: string) => string>> = {
  // Put these lines in the place of every `[[source]]` in the file.
  Pipfile: (existing, content) =>
    `${content}\n${existing.replaceAll(/\[\[source\]\]\n(?:.+\n)*\n?/g, '')}`,
  // Add the lines to what the file has already, which has all others here.
  'environment.yml': (_, content) => content,
  // Add this below the other `import` lines of the file.
  'noxfile.py': (existing, content) => existing.replace('import nox\n', `import nox\n${content}`),
}
