import type { CheckStep } from '../guide'
import { keyFileArgument } from '../key-file-argument'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { AUTOMATION_SOURCES } from './automation-sources'

/** That somebody made the account and its key, and let it in; `groundwork.ts` has how. */
export function haveKeyFile(subject: Subject): CheckStep {
  const file = keyFileArgument(subject)
  return {
    id: 'service-account-key',
    kind: 'check',
    title: 'A service account with access, and its key file',
    why: 'Whoever administers the project makes these, or takes an account for automation that is there.',
    source: AUTOMATION_SOURCES.createAccount,
    shell: SHELLS[subject.system],
    content: {
      bash: `test -f ${file} && echo True || echo False`,
      powershell: `Test-Path -LiteralPath ${file}`,
      cmd: `if exist ${file} (echo True) else (echo False)`,
    }[SHELLS[subject.system]],
    expect: 'True',
    otherwise: [
      {
        see: 'False',
        means:
          'No file is at that place. Put the key there that you were given, or name its place above. How an administrator makes the account, its access and its key is at the end of this part.',
      },
    ],
  }
}
