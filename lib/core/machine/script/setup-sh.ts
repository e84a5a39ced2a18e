import { posixArgument } from '@/lib/core/quote/posix-argument'
import type { RepositoryName } from '@/lib/core/repository-name'
import type { CheckStep, FileStep, Impossible } from '@/lib/core/setup/guide'
import { impossible } from '@/lib/core/setup/impossible'
import { keyFileArgument } from '@/lib/core/setup/key-file-argument'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { isWindows } from '@/lib/core/setup/systems'
import { plainText } from './plain-text'
import { planScript, scriptRepository } from './plan-script'
import { POSIX_BASE } from './posix/posix-base'
import { POSIX_FILES } from './posix/posix-files'
import { POSIX_INI } from './posix/posix-ini'
import { POSIX_MAIN } from './posix/posix-main'
import { POSIX_PIP } from './posix/posix-pip'
import { POSIX_PIP_CONF } from './posix/posix-pip-conf'
import { POSIX_PIPX } from './posix/posix-pipx'
import { POSIX_PROTECT } from './posix/posix-protect'
import { POSIX_SIGN_IN } from './posix/posix-sign-in'
import { POSIX_TOML } from './posix/posix-toml'
import { POSIX_UV } from './posix/posix-uv'
import { refutedBy } from './refuted-by'
import { scriptHeader } from './script-header'
import { scriptNeeds } from './script-needs'
import type { ScriptAction, ScriptPlan, SignIn } from './script-plan'
import { stateName } from './state-name'

type Options = { repository: RepositoryName; request: SetupRequest; page: string }

/**
 * A setup page as a script for any POSIX shell on Linux and macOS. `page`: the address for people. What no script can do is said by one
 * that does nothing and ends with 1.
 */
export function renderSetupSh(options: Options): string {
  const { repository, request } = options
  const plan = isWindows(request.system)
    ? impossible(
        'This is for Linux and macOS. For Windows there is `setup.ps1`, at the same address.',
      )
    : planScript(repository, request)
  return plan.kind === 'impossible' ? refusal(options, plan) : script(options, plan)
}

function refusal({ repository, request, page }: Options, { reason }: Impossible): string {
  return [
    '#!/bin/sh',
    comment(scriptHeader(repository, request, page)),
    `printf '%s\\n' ${posixArgument(`No script can do this. ${plainText(reason)}`)} ${posixArgument(`The page: ${page}`)} >&2`,
    'exit 1\n',
  ].join('\n')
}

function script(options: Options, plan: ScriptPlan): string {
  const { repository, request, page } = options
  const needs = scriptNeeds(plan)
  const blocks = [
    POSIX_BASE,
    ...(needs.has('merge') ? [POSIX_FILES] : []),
    ...(plan.actions.some(isPipsOwn) ? [POSIX_PIP_CONF] : []),
    ...(needs.has('ini') ? [POSIX_INI] : []),
    ...(needs.has('toml') ? [POSIX_TOML] : []),
    ...(needs.has('pipx') ? [POSIX_PIPX] : []),
    ...(needs.has('uv') ? [POSIX_UV] : []),
    ...(needs.has('pip') ? [POSIX_PIP] : []),
    ...(needs.has('sign-in') ? [POSIX_SIGN_IN] : []),
    ...(needs.has('protect') ? [POSIX_PROTECT] : []),
  ]
  const head = scriptHeader(repository, request, page)
  const usage = `${head}\n\n${USAGE}`
  return [
    `#!/bin/sh\n${comment(usage)}\nset -eu\n`,
    `page=${posixArgument(page)}\n`,
    heredocFunction('usage', usage),
    places(options, plan),
    shellFunction('prerequisites', plan.prerequisites.flatMap(prerequisite)),
    shellFunction('remember_programs', [
      ...(needs.has('pipx') ? ['remember_pipx'] : []),
      ...(needs.has('uv') ? ['remember_uv'] : []),
    ]),
    shellFunction('steps', [
      ...plan.prerequisites.flatMap(latePrerequisite),
      ...(request.index === 'virtual' ? [`leave ${posixArgument(VIRTUAL)}`] : []),
      ...plan.actions.flatMap((action) => actionLines(action, options)),
      ...plan.trials.flatMap(({ content }) => [`leave ${posixArgument(`try it: ${content}`)}`]),
    ]),
    shellFunction(
      'checks',
      plan.checks.flatMap((check) => [
        ...refutedBy(check, request).map(
          ({ see, means }) => `never ${posixArgument(see)} ${posixArgument(plainText(means))}`,
        ),
        `check ${checkArguments(check)}`,
      ]),
    ),
    ...blocks,
    POSIX_MAIN,
    'main "$@"\n',
  ].join('\n')
}

const USAGE = `  sh setup.sh            says what it would do, and changes nothing
  sh setup.sh --apply    does it; doing it twice is as good as once
  sh setup.sh --check    asks whether it worked
  sh setup.sh --undo     takes back what --apply did
  --yes                  answers its questions: whether to sign in or out

It holds no secret and writes none. To a file that is there already what is needed is added; a setting of the same name is
replaced, and shown; all else stays. A copy of the file as it was is kept for --undo. Caches and logs of other programs are not taken back.`

const VIRTUAL =
  'the virtual repository has to be there: an administrator makes it once, as the page says'

const comment = (text: string) =>
  text
    .split('\n')
    .map((line) => `# ${line}`.trimEnd())
    .join('\n')

const shellFunction = (name: string, lines: readonly string[]) =>
  `${name}() {\n${(lines.length === 0 ? [':'] : lines).map((line) => (line.startsWith(RAW) ? line.slice(1) : `  ${line}`)).join('\n')}\n}\n`

/** Marks lines that must not be indented. */
const RAW = '\0'

const heredocFunction = (name: string, text: string) =>
  `${name}() {\n  cat <<'END'\n${text}\nEND\n}\n`

/** Where the settings are, and what is kept for `--undo`. A virtual environment takes both with it when it is deleted. */
function places({ repository, request }: Options, plan: ScriptPlan): string {
  const key = stateName(scriptRepository(repository, request), request)
  const inConfig = plan.actions.some(
    (action) => action.do === 'merge' && action.file.path.startsWith(CONFIG),
  )
  const signsIn = plan.actions.some((action) => action.do === 'sign-in')
  return shellFunction('find_places', [
    ...(inConfig ? [`config=\${XDG_CONFIG_HOME:-$HOME/.config}`] : []),
    ...(signsIn ? [`google=\${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}`] : []),
    ...(request.scope === 'venv'
      ? inEnvironment(request.tool === 'conda' ? 'CONDA_PREFIX' : 'VIRTUAL_ENV', key)
      : [`state=\${XDG_STATE_HOME:-$HOME/.local/state}/artifact-registry-setup/${key}`]),
  ])
}

const inEnvironment = (variable: string, key: string) => [
  `[ -d "\${${variable}:-}" ] || stop 'no environment is active in this terminal. Activate it, then run this again.'`,
  `state=$${variable}/.artifact-registry-setup/${key}`,
]

/** To ask gcloud or pipx anything makes them write logs, so these are asked when something is to be changed. */
const isLate = ({ content }: CheckStep) => content.startsWith('pipx environment')

function prerequisite(check: CheckStep): readonly string[] {
  if (isLate(check)) return []
  const asked =
    check.id === 'gcloud'
      ? { ...check, content: 'command -v gcloud || echo gcloud: command not found', expect: '/' }
      : check
  return [`needs ${checkArguments(asked)}`, ...versions(check)]
}

function versions({ title, content, atLeast = [] }: CheckStep): readonly string[] {
  return atLeast.map(({ before, version, tooOld }) =>
    [
      'needs_version',
      ...[plainText(title), before, version, content, plainText(tooOld)].map(posixArgument),
    ].join(' '),
  )
}

const latePrerequisite = (check: CheckStep) =>
  isLate(check) ? [`is_dry || needs ${checkArguments(check)}`] : []

function checkArguments({ title, expect, content, otherwise }: CheckStep): string {
  return [
    plainText(title),
    expect,
    content,
    ...otherwise.flatMap(({ see, means }) => [see, plainText(means)]),
  ]
    .map(
      (text, at) =>
        (at === 0 ? '' : at < 3 || at % 2 === 1 ? ' \\\n    ' : ' ') + posixArgument(text),
    )
    .join('')
}

function actionLines(action: ScriptAction, options: Options): readonly string[] {
  const { step } = action
  return [
    `step ${posixArgument(plainText(step.title))}`,
    ...(step.danger === undefined ? [] : [`say ${posixArgument(`  ${plainText(step.danger)}`)}`]),
    ...deeds(action, options),
  ]
}

function deeds(action: ScriptAction, { repository, request }: Options): readonly string[] {
  switch (action.do) {
    case 'install':
      return action.programs.map((program) => {
        if (program.by === 'pip') return ['pip_packages', ...program.packages].join(' ')
        if (program.by === 'uv') return `uv_tool ${program.app} ${program.with}`
        return program.with === undefined
          ? `pipx_app ${program.app}`
          : `pipx_inject ${program.app} ${program.with}`
      })
    case 'merge':
      return [
        `merge ${action.file.language} ${pathOf(action.file)} <<'END'`,
        ...action.file.content
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${RAW}${line}`),
        `${RAW}END`,
      ]
    case 'sign-in':
      return [`sign_in ${signInTest(action.signIn)} ${action.step.content}`]
    case 'protect':
      return [`protect ${keyFileArgument({ ...request, repository, index: 'only' })}`]
    case 'tell':
      return [
        `leave ${posixArgument(`in each terminal: ${action.step.content.replaceAll('\n', '; ')}`)}`,
      ]
  }
}

const CONFIG = '$HOME/.config/'
const PIPS_OWN = '$HOME/.config/pip/pip.conf'
const isPipsOwn = (action: ScriptAction) => action.do === 'merge' && action.file.path === PIPS_OWN

/** pip's own file is elsewhere on some Macs, and both pip and uv heed `XDG_CONFIG_HOME`. */
function pathOf({ path }: FileStep): string {
  if (path === PIPS_OWN) return '"$(pip_conf)"'
  return `"${path.replace(CONFIG, '$config/')}"`
}

function signInTest(signIn: SignIn): string {
  const revoke =
    signIn.as === 'application-default'
      ? "'gcloud auth application-default revoke'"
      : "'gcloud auth revoke'"
  if ('impersonated' in signIn) return `'adc_acts_as ${signIn.impersonated}' ${revoke}`
  const test = {
    'application-default': 'adc_is_there',
    gcloud: 'gcloud_is_there',
    'gcloud-service-account': 'service_account_is_there',
  }[signIn.as]
  return `${test} ${revoke}`
}
