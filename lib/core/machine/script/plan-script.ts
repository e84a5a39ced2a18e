import type { RepositoryName } from '@/lib/core/repository-name'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { CheckStep, CommandStep, Credentials, Impossible, Scope } from '@/lib/core/setup/guide'
import { impossible } from '@/lib/core/setup/impossible'
import { serviceAccountFor } from '@/lib/core/setup/service-account'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import type { Tool } from '@/lib/core/setup/tool'
import { TOOLS } from '@/lib/core/setup/tools'
import { virtualRepositoryOf } from '@/lib/core/setup/virtual-repository'
import { readPrograms } from './read-programs'
import type { ScriptAction, ScriptPlan, SignIn } from './script-plan'

/**
 * What a script does for a request, or why none can. A script does what it can take back to the last byte: settings of this user or of
 * a virtual environment, and programs that can be removed. It makes no repository: a virtual one has to be there.
 */
export function planScript(
  repository: RepositoryName,
  request: SetupRequest,
): ScriptPlan | Impossible {
  const whole = buildGuide(repository, request)
  if (whole.kind === 'impossible') return whole
  const { group }: Tool = TOOLS[request.tool]
  const reason =
    (group === 'automation' ? NO_AUTOMATION : undefined) ??
    NO_SCOPE[request.scope] ??
    NO_CREDENTIALS[request.credentials]
  if (reason !== undefined) return impossible(reason)

  const source = scriptRepository(repository, request)
  const subject = {
    ...request,
    repository: source,
    index: request.index === 'virtual' ? ('only' as const) : request.index,
  }
  const guide = buildGuide(source, subject)
  if (guide.kind === 'impossible') return guide
  const actions: ScriptAction[] = []
  for (const step of guide.steps) {
    if (step.kind === 'check') continue
    const action: ScriptAction | undefined =
      step.kind === 'file'
        ? { do: 'merge', step, file: step }
        : actionFor(step, serviceAccountFor(subject))
    if (!action) return impossible(OWN_INSTALLATION)
    actions.push(action)
  }
  const publishes = (check: CheckStep) => PUBLISHES.test(check.content)
  const checks = [...guide.steps, ...guide.checks]
    .filter((step) => step.kind === 'check')
    .filter(({ id }) => id !== BEFORE_THE_CHANGE)
  return {
    kind: 'plan',
    prerequisites: guide.prerequisites,
    actions,
    checks: checks.filter((check) => !publishes(check)),
    trials: checks.filter(publishes),
  }
}

/** What a script installs from: where the page's first steps make a virtual repository, that one. */
export function scriptRepository(
  repository: RepositoryName,
  { index }: Pick<SetupRequest, 'index'>,
): RepositoryName {
  return index === 'virtual' ? virtualRepositoryOf(repository) : repository
}

/** Is right only before the script's own change, which keeps what was there for `--undo`. */
const BEFORE_THE_CHANGE = 'no-other-index'

const PUBLISHES = /\b(?:upload|publish)\b/

function actionFor(step: CommandStep, account: string): ScriptAction | undefined {
  const { content, asFile } = step
  const programs = readPrograms(content)
  if (programs) return { do: 'install', step, programs }
  if (asFile) return { do: 'merge', step, file: asFile }
  if (/^(?:export |\$env:)/.test(content)) return { do: 'tell', step }
  if (step.id === 'protect-key') return { do: 'protect', step }
  const signIn = signInOf(content, account)
  return signIn && { do: 'sign-in', step, signIn }
}

function signInOf(content: string, account: string): SignIn | undefined {
  if (!/^gcloud auth [^\n]*$/.test(content)) return undefined
  if (content.startsWith('gcloud auth application-default login')) {
    return content.includes('--impersonate-service-account')
      ? { as: 'application-default', impersonated: account }
      : { as: 'application-default' }
  }
  return { as: content === 'gcloud auth login' ? 'gcloud' : 'gcloud-service-account' }
}

const NO_AUTOMATION =
  'This is set up in the files of a project and at the service that runs it, not on a computer.'

const NO_SCOPE: Readonly<Partial<Record<Scope, string>>> = {
  environment:
    'Variables belong to one terminal, and a script cannot set them in yours. The page has the lines to paste.',
  project:
    'This changes files that are committed with the project: look at the change and make it yourself.',
  machine:
    'This changes the settings of everybody on the computer, as its administrator: do it step by step.',
}

const NO_CREDENTIALS: Readonly<Partial<Record<Credentials, string>>> = {
  'access-token':
    'A token is over after 60 minutes and stays in the variables of one terminal, which a script cannot set.',
  'key-password': 'This puts a secret into a file, and a script must not do that behind your back.',
}

const OWN_INSTALLATION =
  'This changes the tool’s own installation, or settings that only the tool itself can write, and a script could not take it back to the last byte.'
