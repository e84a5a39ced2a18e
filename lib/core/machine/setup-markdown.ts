import { type RepositoryName, simpleIndexUrl, uploadUrl } from '../repository-name'
import { expected } from '../setup/at-least'
import { CREDENTIAL_TABLE } from '../setup/credentials'
import { describeProof, describeStepProof } from '../setup/describe-proof'
import type {
  CheckStep,
  CommandStep,
  Guide,
  Impossible,
  Source,
  Statement,
  Step,
} from '../setup/guide'
import { PRINT_SETTINGS_MISTAKES, printSettingsCommand } from '../setup/print-settings'
import { type Proof, proofOf, proofOfForm, proofOfStep } from '../setup/proof'
import { BEFORE_KEYRING, SEARCH_ORDER } from '../setup/search-order'
import { seeAccount } from '../setup/see-account'
import type { SetupRequest } from '../setup/setup-request'
import { SHELLS, SYSTEM_NAMES } from '../setup/systems'
import { TOOLS } from '../setup/tools'

/** A setup page as Markdown (CommonMark), whole. `page` is its address, for people. */
export function renderSetupMarkdown(options: {
  repository: RepositoryName
  request: SetupRequest
  answer: Guide | Impossible
  page: string
}): string {
  const { repository, request, answer, page } = options
  const { purpose, tool, system, credentials } = request
  const { project, location } = repository
  const title = `${purpose === 'install' ? 'Install from' : 'Publish to'} ${repository.repository} with ${TOOLS[tool].name} on ${SYSTEM_NAMES[system]}`
  return [
    `# ${title}`,
    [
      `- Repository: \`${repository.repository}\` in \`${location}\`, project \`${project}\` (Google Artifact Registry, Python)`,
      `- Credentials: ${CREDENTIAL_TABLE[credentials].name}`,
      `- Install index URL: ${simpleIndexUrl(repository)}`,
      `- Upload URL: ${uploadUrl(repository)}`,
      `- This page for people: ${page}`,
    ].join('\n'),
    ...request.ignored.map(
      ({ name, value }) => `> Not known, so left out: ${name}=${inlineCode(value)}.`,
    ),
    ...(answer.kind === 'impossible'
      ? ['## Not possible', answer.reason]
      : [
          ...guideParts(answer, proofOf(request)),
          ...searchOrder(answer),
          ...printSettings(repository, request),
        ]),
  ]
    .join('\n\n')
    .concat('\n')
}

function guideParts(guide: Guide, proof: Proof): string[] {
  const part = (title: string, steps: readonly Step[]) =>
    steps.length === 0
      ? []
      : [`## ${title}`, ...steps.map((step, at) => renderStep(step, at + 1, proof))]
  return [
    describeProof(proof),
    ...part('Before you start', guide.prerequisites),
    ...part('Do this', guide.steps),
    ...part('Did it work?', guide.checks),
    ...part('Undo', guide.undo),
  ]
}

function searchOrder(guide: Guide): string[] {
  const account = seeAccount(guide)
  return [
    '## Which credentials win, and which account is used',
    `${sourced(BEFORE_KEYRING)} Then keyring looks here, and takes the first it finds:`,
    SEARCH_ORDER.map(
      ({ name, note, source }, at) => `${at + 1}. ${name}. ${note} ${link(source)}`,
    ).join('\n'),
    ...(account ? [fence(account.shell, account.command), account.note] : []),
  ]
}

function printSettings(repository: RepositoryName, request: SetupRequest): string[] {
  return [
    '## What `gcloud artifacts print-settings` gets wrong',
    fence(SHELLS[request.system], printSettingsCommand({ ...request, index: 'only', repository })),
    PRINT_SETTINGS_MISTAKES.map((mistake) => `- ${sourced(mistake)}`).join('\n'),
  ]
}

const link = ({ title, url }: Source) => `[${title}](${url})`
const sourced = ({ text, source }: Statement) => `${text} ${link(source)}`

function renderStep(step: Step, number: number, proof: Proof): string {
  const badges = (step.badges ?? []).map((badge) => ` · ${badge}`).join('')
  const on = step.on === undefined ? '' : ` on ${step.on}`
  return [
    `### ${number}. ${step.title}${badges}`,
    step.why,
    step.danger === undefined ? '' : `**${step.danger}**`,
    ...(step.kind === 'file'
      ? [`In \`${step.path}\`${on}:`, fence(step.language, step.content)]
      : [on === '' ? '' : `Typed${on}:`, fence(step.shell, step.content)]),
    exception(step, proof),
    ...(step.kind === 'check' ? expectation(step) : []),
    ...(step.kind === 'command' ? asFile(step, proof) : []),
    `Source: ${link(step.source)}`,
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

/** What is said of all steps above them, and is not so of this one. */
function exception(step: Step, proof: Proof): string {
  const own = proofOfStep(proof, step)
  return own.is === proof.is ? '' : describeStepProof(own)
}

function asFile({ asFile: file }: CommandStep, proof: Proof): string[] {
  if (!file) return []
  return [
    `Or, instead, in \`${file.path}\`:`,
    file.why,
    describeStepProof(proofOfForm(proof)),
    fence(file.language, file.content),
  ]
}

function expectation(check: CheckStep): string[] {
  const texts = expected(check).map(
    ({ text, orNewer }) => `${inlineCode(text)}${orNewer ? ' or newer' : ''}`,
  )
  return [
    `When all is well, it says: ${texts.join(', and ')}`,
    [
      ...(check.atLeast ?? []).map(
        ({ before, version, tooOld }) => `- Older than ${inlineCode(before + version)}: ${tooOld}`,
      ),
      ...check.otherwise.map(
        ({ see, means, source }) =>
          `- ${inlineCode(see)}: ${means}${source ? ` ${link(source)}` : ''}`,
      ),
    ].join('\n'),
  ]
}

function fence(language: string, content: string): string {
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${content.replace(/\n$/, '')}\n${ticks}`
}

/** A code span that may hold backticks; of a line that came in an address nothing but its letters is left. */
function inlineCode(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 200)
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const ticks = '`'.repeat(longest + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${line}${pad}${ticks}`
}
