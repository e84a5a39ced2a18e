import { type RepositoryName, resourceName, simpleIndexUrl, uploadUrl } from '../repository-name'
import type { CheckStep, FileStep, Guide, Impossible, Step } from '../setup/guide'
import { PRINT_SETTINGS_MISTAKES, printSettingsCommand } from '../setup/print-settings'
import { type Proof, proofOf } from '../setup/proof'
import { BEFORE_KEYRING, SEARCH_ORDER } from '../setup/search-order'
import { seeAccount } from '../setup/see-account'
import type { SetupRequest } from '../setup/setup-request'
import { SHELLS } from '../setup/systems'
import { guideFiles } from './guide-files'

/** What `public/schemas/setup-1.json` describes. A field may be added under the same number; none changes or goes. */
const SETUP_FORMAT = 1

/** A setup page as data for programs. `page`: its address, for people; `schema`: that of the JSON Schema. */
export function setupDocument(options: {
  repository: RepositoryName
  request: SetupRequest
  answer: Guide | Impossible
  page: string
  schema: string
}) {
  const { repository, request, answer, page, schema } = options
  const { tool, purpose, system, scope, credentials, index } = request
  return {
    $schema: schema,
    format: SETUP_FORMAT,
    page,
    repository: {
      name: resourceName(repository),
      ...repository,
      installUrl: simpleIndexUrl(repository),
      uploadUrl: uploadUrl(repository),
    },
    choices: {
      tool,
      purpose,
      os: system,
      scope,
      credentials,
      index,
      ...(request.distribution === undefined ? {} : { package: request.distribution }),
      ...(request.keyFile === undefined ? {} : { 'key-file': request.keyFile }),
      ...(request.serviceAccount === undefined
        ? {}
        : { 'service-account': request.serviceAccount }),
    },
    ignored: request.ignored,
    ...(answer.kind === 'impossible'
      ? answer
      : { ...guideDocument(answer, proofOf(request)), ...whatElse(answer, repository, request) }),
  }
}

function guideDocument(guide: Guide, proof: Proof) {
  const { prerequisites, steps, checks, undo } = guide
  return {
    kind: 'guide' as const,
    proof: proofDocument(proof),
    prerequisites: prerequisites.map(stepDocument),
    steps: steps.map(stepDocument),
    checks: checks.map(stepDocument),
    undo: undo.map(stepDocument),
    files: [...guideFiles(guide).keys()],
  }
}

function proofDocument(proof: Proof) {
  if (proof.is === 'unproved') return { is: proof.is }
  const { versions, standIns, date, notRun } = proof.tested
  const steps = proof.is === 'run' ? [...notRun, ...proof.never] : []
  return {
    is: proof.is,
    versions,
    standIns,
    date,
    ...(steps.length > 0 && { notRun: steps }),
  }
}

/** What the page has folded away below the steps. */
function whatElse(guide: Guide, repository: RepositoryName, request: SetupRequest) {
  const account = seeAccount(guide)
  return {
    searchOrder: { first: BEFORE_KEYRING, places: SEARCH_ORDER },
    ...(account === undefined ? {} : { account }),
    printSettings: {
      shell: SHELLS[request.system],
      command: printSettingsCommand({ ...request, index: 'only', repository }),
      mistakes: PRINT_SETTINGS_MISTAKES,
    },
  }
}

function stepDocument(step: Step) {
  const { id, title, why, source, badges = [], danger, on, content } = step
  return {
    kind: step.kind,
    id,
    title,
    why,
    badges,
    ...(danger === undefined ? {} : { danger }),
    ...(on === undefined ? {} : { on }),
    ...(step.kind === 'file' ? whereOf(step) : { shell: step.shell }),
    content,
    ...(step.kind === 'check' ? expectation(step) : {}),
    ...(step.kind === 'command' && step.asFile
      ? { asFile: { ...whereOf(step.asFile), content: step.asFile.content } }
      : {}),
    source,
  }
}

const whereOf = ({ name, path, language }: FileStep) => ({ name, path, language })

const expectation = ({ expect, atLeast, otherwise }: CheckStep) => ({
  expect,
  ...(atLeast === undefined ? {} : { atLeast }),
  otherwise,
})
