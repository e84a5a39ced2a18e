import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CheckStep, CommandStep } from '../guide'
import { serviceAccountFor } from '../service-account'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { inEnglish } from './in-english'

/** That the person may act as the account, asked without printing the token that would prove it. */
export function mayImpersonate(subject: Subject): CheckStep {
  const { system } = subject
  const shell = SHELLS[system]
  const account = serviceAccountFor(subject)
  return {
    id: 'may-impersonate',
    kind: 'check',
    title: 'See that you may act as the account',
    why: 'Its administrator grants you the role Service Account Token Creator on it (`roles/iam.serviceAccountTokenCreator`).',
    source: SOURCES.impersonation,
    shell,
    content: `gcloud auth print-access-token --impersonate-service-account=${shellArgument(shell, account)} ${SAY_SO[shell]}`,
    expect: 'You may act as the account.',
    otherwise: [
      {
        see: 'PERMISSION_DENIED',
        means:
          'You lack that role on the account, or there is no account of this name. The message says which permission.',
      },
      {
        see: 'You do not currently have an active account selected',
        means: 'Sign in to gcloud first: `gcloud auth login`.',
      },
    ],
  }
}

/** The token itself is dropped: only that there was one is said. gcloud warns on the other stream either way. */
const SAY_SO = {
  bash: '>/dev/null && echo "You may act as the account."',
  powershell: "| Out-Null; if ($LASTEXITCODE -eq 0) { 'You may act as the account.' }",
  cmd: '>NUL && echo You may act as the account.',
} as const

/** Application Default Credentials that act as the account. */
export function impersonate(subject: Subject): CommandStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'sign-in',
    kind: 'command',
    title: 'Sign in to Google, to act as the account',
    why: 'Opens a browser. From then on all programs that use Application Default Credentials act as the service account. If `GOOGLE_APPLICATION_CREDENTIALS` is set, that wins over it.',
    source: SOURCES.impersonation,
    shell,
    content: `gcloud auth application-default login --impersonate-service-account=${shellArgument(shell, serviceAccountFor(subject))}`,
  }
}

/** Which account the sign-in acts as: the file says it beside its secrets, so only that part is printed. */
export function seeImpersonated(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  const account = serviceAccountFor(subject)
  return {
    id: 'see-account',
    kind: 'check',
    title: 'See which account that is',
    why: 'It is the one that needs access to the repository.',
    source: SOURCES.adcSearchOrder,
    shell,
    content: {
      bash: inEnglish(
        'bash',
        `grep -o 'serviceAccounts/[^:]*' "\${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}/application_default_credentials.json"`,
      ),
      powershell:
        '(Get-Content "$env:APPDATA\\gcloud\\application_default_credentials.json" | ConvertFrom-Json).service_account_impersonation_url',
      cmd: 'findstr service_account_impersonation_url "%APPDATA%\\gcloud\\application_default_credentials.json"',
    }[shell],
    expect: `serviceAccounts/${account}`,
    otherwise: [
      { see: 'serviceAccounts/', means: 'With another address behind it: sign in again as above.' },
      {
        see: shell === 'bash' ? 'No such file' : 'annot find',
        means: 'There is no such sign-in yet: run the step above.',
      },
    ],
  }
}
