import type { CheckStep } from '../guide'
import { keyFileArgument } from '../key-file-argument'
import { serviceAccountFor } from '../service-account'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { createAccount, grantRepository } from './automation-account'
import { AUTOMATION_SOURCES } from './automation-sources'

/**
 * That somebody made the account and its key, and let it in; else the commands with which an administrator does.
 * Not run at Google: the commands and flags are gcloud 528's, and so is what it says of an account that does not exist.
 */
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
    otherwise: makeThem(subject),
  }
}

/**
 * For the usual account, whatever the page was told of another: who has a key need not say whose it is. The credentials do not
 * know the purpose, so both roles are there.
 */
function makeThem({ serviceAccount: _, ...subject }: Subject): CheckStep['otherwise'] {
  const create = createAccount(subject)
    .map(({ content }) => content)
    .join('\n')
  return [
    {
      see: 'False',
      means: `No file is at that place: put the key there that you were given, or name its place above. An administrator makes one by \`gcloud iam service-accounts keys create service-account-key.json --iam-account=${serviceAccountFor(subject)}\`, or in the console on the page Service accounts (\`console.cloud.google.com/iam-admin/serviceaccounts\`).`,
    },
    {
      see: 'PERMISSION_DENIED',
      means: `When a key is made: there is no such account, or you do not administer it. An administrator creates it by \`${create}\`.`,
    },
    {
      see: '403',
      means: `In the checks further down: the account has no role here. An administrator grants it the least one, to install by \`${grantRepository(subject, 'install').content}\`, to publish by \`${grantRepository(subject, 'publish').content}\`.`,
    },
  ]
}
