import { powershellVerbatim } from '@/lib/core/quote/powershell-argument'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { CheckStep, FileStep, Impossible } from '@/lib/core/setup/guide'
import { impossible } from '@/lib/core/setup/impossible'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { isWindows } from '@/lib/core/setup/systems'
import { plainText } from './plain-text'
import { planScript, scriptRepository } from './plan-script'
import { POWERSHELL_BASE } from './powershell/powershell-base'
import { POWERSHELL_FILES } from './powershell/powershell-files'
import { POWERSHELL_INI } from './powershell/powershell-ini'
import { POWERSHELL_MAIN } from './powershell/powershell-main'
import { POWERSHELL_PIP } from './powershell/powershell-pip'
import { POWERSHELL_PIPX } from './powershell/powershell-pipx'
import { POWERSHELL_SIGN_IN } from './powershell/powershell-sign-in'
import { POWERSHELL_TOML } from './powershell/powershell-toml'
import { POWERSHELL_UV } from './powershell/powershell-uv'
import { refutedBy } from './refuted-by'
import { scriptHeader } from './script-header'
import { scriptNeeds } from './script-needs'
import type { ScriptAction, ScriptPlan, SignIn } from './script-plan'
import { stateName } from './state-name'

type Options = { repository: RepositoryName; request: SetupRequest; page: string }

/**
 * A setup page as a script for PowerShell 5.1 and 7 on Windows; who types at a cmd prompt runs it, too. What no script can do is said by
 * one that does nothing and ends with 1.
 */
export function renderSetupPs1({ repository, request, page }: Options): string {
  const options: Options = {
    repository,
    page,
    request: request.system === 'windows-cmd' ? { ...request, system: 'windows' } : request,
  }
  const plan = isWindows(request.system)
    ? planScript(repository, options.request)
    : impossible(
        'This is for Windows. For Linux and macOS there is `setup.sh`, at the same address.',
      )
  return readable(plan.kind === 'impossible' ? refusal(options, plan) : script(options, plan))
}

/** PowerShell 5.1 reads a file without a mark in front as the system's code page. Only a path of the reader's needs the mark. */
function readable(text: string): string {
  return /[^\n -~]/.test(text) ? `\ufeff${text}` : text
}

/** Prose in ASCII: a typographic quote ends a text of PowerShell's, and what it says is as clear without. */
const ascii = (prose: string) =>
  plainText(prose)
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replaceAll('≥', '>=')
    .replaceAll('…', '...')

function refusal({ repository, request, page }: Options, { reason }: Impossible): string {
  return [
    comment(scriptHeader(repository, request, page)),
    `Write-Host ${quoted(`No script can do this. ${reason}`)}`,
    `Write-Host ${quoted(`The page: ${page}`)}`,
    'exit 1\n',
  ].join('\n')
}

function script(options: Options, plan: ScriptPlan): string {
  const { repository, request, page } = options
  const needs = scriptNeeds(plan)
  const head = scriptHeader(repository, request, page)
  const usage = `${head}\n\n${USAGE}`
  const key = stateName(scriptRepository(repository, request), request)
  return [
    comment(usage),
    PARAMETERS,
    ...(request.scope === 'venv'
      ? inEnvironment(request.tool === 'conda' ? 'CONDA_PREFIX' : 'VIRTUAL_ENV', key)
      : [`$State = "$env:LOCALAPPDATA\\artifact-registry-setup\\${key}"`]),
    `$Journal = "$State\\journal"\n$Page = ${quoted(page)}\n`,
    `function Show-Help {\n  Write-Host ${quoted(usage)}\n}\n`,
    block('Invoke-Prerequisites', plan.prerequisites.flatMap(prerequisite)),
    block('Invoke-Steps', [
      ...(request.index === 'virtual' ? [`Leave ${quoted(VIRTUAL)}`] : []),
      ...plan.actions.flatMap(actionLines),
      ...plan.trials.map(({ content }) => `Leave ${quoted(`try it: ${content}`)}`),
    ]),
    block(
      'Invoke-Checks',
      plan.checks.flatMap((check) => [
        ...refutedBy(check, request).map(
          ({ see, means }) => `Never ${powershellVerbatim(see)} ${quoted(means)}`,
        ),
        `Check ${checkArguments(check)}`,
      ]),
    ),
    POWERSHELL_BASE,
    ...(needs.has('merge') ? [POWERSHELL_FILES] : []),
    ...(needs.has('ini') ? [POWERSHELL_INI] : []),
    ...(needs.has('toml') ? [POWERSHELL_TOML] : []),
    ...(needs.has('pipx') ? [POWERSHELL_PIPX] : []),
    ...(needs.has('uv') ? [POWERSHELL_UV] : []),
    ...(needs.has('pip') ? [POWERSHELL_PIP] : []),
    ...(needs.has('sign-in') ? [POWERSHELL_SIGN_IN] : []),
    POWERSHELL_MAIN,
  ].join('\n')
}

const USAGE = `  powershell -ExecutionPolicy Bypass -File setup.ps1   says what it would do, and changes nothing
  ... -Apply    does it; doing it twice is as good as once
  ... -Check    asks whether it worked
  ... -Undo     takes back what -Apply did
  ... -Yes      answers its questions: whether to sign in or out

It holds no secret and writes none. To a file that is there already what is needed is added; a setting of the same name is
replaced, and shown; all else stays. A copy of the file as it was is kept for -Undo. Caches, logs and empty folders of other programs are not taken back.`

const PARAMETERS = `param([switch]$Apply, [switch]$Check, [switch]$Undo, [switch]$Yes, [switch]$Help)
$ErrorActionPreference = 'Stop'
$Mode = if ($Undo) { 'undo' } elseif ($Check) { 'check' } elseif ($Apply) { 'apply' } else { 'dry-run' }
$Left = @()
$Made = @()
$Nevers = @()
$Failed = $false
`

const VIRTUAL =
  'the virtual repository has to be there: an administrator makes it once, as the page says'

const quoted = (prose: string) => powershellVerbatim(ascii(prose))

const comment = (text: string) =>
  ascii(text)
    .split('\n')
    .map((line) => `# ${line}`.trimEnd())
    .join('\n')

const block = (name: string, lines: readonly string[]) =>
  `function ${name} {\n${lines.map((line) => (line.startsWith(RAW) ? line.slice(1) : `  ${line}`)).join('\n')}\n}\n`

/** Marks lines that must not be indented. */
const RAW = '\0'

const inEnvironment = (variable: string, key: string) => [
  `if (-not $env:${variable}) { Write-Host 'No environment is active in this window. Activate it, then run this again.'; exit 1 }`,
  `$State = "$env:${variable}\\.artifact-registry-setup\\${key}"`,
]

/** gcloud writes logs whenever it is asked something. What PowerShell says of a program that is not there has its name in it. */
function prerequisite(check: CheckStep): readonly string[] {
  const asked = check.id === 'gcloud' ? { ...check, content: SEE_GCLOUD, expect: 'True' } : check
  return [`Needs ${checkArguments(asked)}`, ...versions(check)]
}

function versions({ title, content, atLeast = [] }: CheckStep): readonly string[] {
  return atLeast.map(
    ({ before, version, tooOld }) =>
      `Needs-Version ${quoted(title)} ${powershellVerbatim(before)} ${powershellVerbatim(version)} ${powershellVerbatim(content)} ${quoted(tooOld)}`,
  )
}

const SEE_GCLOUD =
  "if (Get-Command gcloud -ErrorAction SilentlyContinue) { 'True' } else { 'gcloud is not recognized' }"

function checkArguments({ title, expect, content, otherwise }: CheckStep): string {
  const meanings = otherwise.flatMap(({ see, means }) => [powershellVerbatim(see), quoted(means)])
  return `${quoted(title)} ${powershellVerbatim(expect)} ${powershellVerbatim(content)} @(${meanings.join(', ')})`
}

function actionLines(action: ScriptAction): readonly string[] {
  const { title, danger } = action.step
  return [
    `Step ${quoted(title)}`,
    ...(danger === undefined ? [] : [`Write-Host ${quoted(`  ${danger}`)}`]),
    ...deeds(action),
  ]
}

function deeds(action: ScriptAction): readonly string[] {
  switch (action.do) {
    case 'install':
      return action.programs.map((program) => {
        if (program.by === 'pip')
          return `Install-Packages @(${program.packages.map(quoted).join(', ')})`
        if (program.by === 'uv')
          return `Install-UvTool ${quoted(program.app)} ${quoted(program.with)}`
        return program.with === undefined
          ? `Install-PipxApp ${quoted(program.app)}`
          : `Add-PipxPackage ${quoted(program.app)} ${quoted(program.with)}`
      })
    case 'merge':
      return [
        `Merge ${quoted(action.file.language)} ${pathOf(action.file)} @'`,
        ...action.file.content
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${RAW}${line}`),
        `${RAW}'@`,
      ]
    case 'sign-in':
      return [`Sign-In ${signInTest(action.signIn)} ${powershellVerbatim(action.step.content)}`]
    case 'protect':
      return [`Leave ${powershellVerbatim(action.step.content)}`]
    case 'tell':
      return [
        `Leave ${powershellVerbatim(`in each window: ${action.step.content.replaceAll('\n', '; ')}`)}`,
      ]
  }
}

/** `%APPDATA%\pip\pip.ini` as PowerShell says it. */
const pathOf = ({ path }: FileStep) => `"${path.replace(/%(\w+)%/g, '$env:$1')}"`

function signInTest(signIn: SignIn): string {
  if (signIn.as !== 'application-default') {
    const seen = signIn.as === 'gcloud' ? '.+@' : '\\.gserviceaccount\\.com$'
    return `{ (Get-Account) -match '${seen}' } 'gcloud auth revoke'`
  }
  const there = 'Test-Path -LiteralPath $Credentials'
  const test =
    'impersonated' in signIn
      ? `(${there}) -and (Get-Content -LiteralPath $Credentials -Raw).Contains(${powershellVerbatim(`/${signIn.impersonated}:`)})`
      : there
  return `{ ${test} } 'gcloud auth application-default revoke'`
}
