import type { CheckStep, Purpose, UndoStep } from '../guide'
import { pythonCommand } from '../python-command'
import { serviceAccountFor } from '../service-account'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { AUTOMATION_SOURCES } from './automation-sources'

/** A question to the metadata server, by Python: slim images have no curl. No environment is active yet, so there may be no `python`. */
function askMetadata({ system }: Subject, what: string): string {
  const url = `http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/${what}`
  return `${pythonCommand({ system, scope: 'user' })} -c "from urllib.request import Request, urlopen; print(urlopen(Request('${url}', headers={'Metadata-Flavor': 'Google'})).read().decode())"`
}

// What Python says where nobody answers under that name; urllib of 3.11.
const ELSEWHERE = {
  see: 'urlopen error',
  means: 'This is not a machine on Google Cloud, or it may not reach the metadata server.',
}

/** Which account programs on this machine are. */
export function seeAttachedAccount(subject: Subject): CheckStep {
  const account = serviceAccountFor(subject)
  return {
    id: 'see-account',
    kind: 'check',
    title: 'On the machine: see which account is attached',
    why: 'For Compute Engine and GKE. Everything from here on is typed there, in Linux, whatever you type on: `gcloud compute ssh` leads to a machine, `kubectl exec` to a container. Programs there are this account; it wins over `gcloud auth login`.',
    source: AUTOMATION_SOURCES.metadata,
    shell: SHELLS[subject.system],
    content: askMetadata(subject, 'email'),
    expect: account,
    otherwise: [
      {
        see: '-compute@developer.gserviceaccount.com',
        means:
          'The default account, which in newer organizations may do nothing. Attach the account as above, or name this one on this page, and grant it the role.',
      },
      {
        see: '.svc.id.goog',
        means:
          'A pod on GKE. That is right if the pod has the Kubernetes service account from above.',
      },
      {
        see: 'HTTP Error 404',
        means: 'No account is attached. Attach one as above.',
      },
      ELSEWHERE,
    ],
  }
}

/** What the machine lets its account do: on Compute Engine this is a second lock beside the role. */
export function seeScopes(subject: Subject, purpose: Purpose): CheckStep {
  return {
    id: 'see-scopes',
    kind: 'check',
    title: 'See what the machine lets the account do',
    why: 'Access scopes bind Compute Engine machines only, beside the role. They are changed while the machine is stopped.',
    source: AUTOMATION_SOURCES.computeEngine,
    shell: SHELLS[subject.system],
    content: askMetadata(subject, 'scopes'),
    expect: 'https://www.googleapis.com/auth/cloud-platform',
    otherwise: [
      {
        see: 'https://www.googleapis.com/auth/devstorage.read_only',
        means:
          purpose === 'install'
            ? 'Without the line to expect, these are the default scopes: enough to install, not to publish.'
            : 'Without the line to expect, these are the default scopes, which forbid publishing whatever the role. Stop the machine, set its scopes to `cloud-platform`, and start it again.',
      },
      ELSEWHERE,
    ],
  }
}

/** Nothing of ours is left on a container; a machine’s environment is a directory. */
export function dropEnvironment({ system }: Subject): UndoStep {
  return {
    id: 'drop-environment',
    kind: 'undo',
    title: 'Leave the virtual environment on the machine',
    why: 'Then delete its directory.',
    source: AUTOMATION_SOURCES.attachedAccounts,
    shell: SHELLS[system],
    content: 'deactivate',
  }
}
