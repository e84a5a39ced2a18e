import type { CheckStep, CommandStep, Impossible, UndoStep } from '../guide'
import { keyFileArgument } from '../key-file-argument'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { inEnglish } from './in-english'

/**
 * The backend's second source is the active account of gcloud; it starts `gcloud` without a shell (keyrings/gauth.py
 * 1.1.2), and on Windows the program is called `gcloud.cmd`, which is not found that way.
 */
export const FROM_GCLOUD_ON_WINDOWS: Impossible = {
  kind: 'impossible',
  reason:
    'On Windows the keyring backend does not find gcloud. Use My own account, or a key file, there.',
}

/** The person's account in gcloud itself. */
export function gcloudSignIn({ system }: Subject): CommandStep {
  return {
    id: 'sign-in',
    kind: 'command',
    title: 'Sign in to gcloud',
    why: 'Opens a browser. The account becomes the active one of `gcloud`.',
    source: SOURCES.gcloudLogin,
    shell: SHELLS[system],
    content: 'gcloud auth login',
  }
}

/** A service account in gcloud itself. */
export function activateServiceAccount(subject: Subject): CommandStep {
  return {
    id: 'sign-in',
    kind: 'command',
    title: 'Make gcloud that service account',
    why: 'It becomes the active account of `gcloud`. Not on a Google Cloud machine: there the account attached to it wins over this one, and nothing says so.',
    source: SOURCES.activateServiceAccount,
    shell: SHELLS[subject.system],
    content: `gcloud auth activate-service-account --key-file=${keyFileArgument(subject)}`,
  }
}

/** Which account gcloud would lend; `expect` is a part of its address. */
export function seeActiveAccount({ system }: Subject, expect: string): CheckStep {
  return {
    id: 'active-account',
    kind: 'check',
    title: 'See which account that is',
    why: 'It is the one that needs access to the repository.',
    source: SOURCES.gcloudList,
    shell: SHELLS[system],
    content: "gcloud auth list --filter=status:ACTIVE --format='value(account)'",
    expect,
    // gcloud 528, with no account at all.
    otherwise: [
      {
        see: 'were not present in any resource',
        means: 'The sign-in above did not work: run it again.',
      },
    ],
  }
}

/** That no variable names other credentials. */
export function noKeyVariable({ system }: Subject): CheckStep {
  return {
    id: 'no-key-variable',
    kind: 'check',
    title: 'See that no variable wins over it',
    why: '',
    source: SOURCES.adcSearchOrder,
    shell: SHELLS[system],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: for the shell, not for us.
    content: 'echo "GOOGLE_APPLICATION_CREDENTIALS is ${GOOGLE_APPLICATION_CREDENTIALS:-not set}"',
    expect: 'GOOGLE_APPLICATION_CREDENTIALS is not set',
    otherwise: [
      {
        see: '.json',
        means: 'The credentials in that file win. Run `unset GOOGLE_APPLICATION_CREDENTIALS`.',
      },
    ],
  }
}

/** That there is no other sign-in, which the backend would look for first. */
export function noDefaultCredentials({ system }: Subject): CheckStep {
  return {
    id: 'no-default-credentials',
    kind: 'check',
    title: 'See that no other sign-in wins over it',
    why: 'The backend looks for Application Default Credentials first, and for the account of `gcloud` only if there are none.',
    source: SOURCES.adcSearchOrder,
    shell: SHELLS[system],
    content: inEnglish(
      SHELLS[system],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: for the shell, not for us.
      'ls "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}/application_default_credentials.json"',
    ),
    expect: 'No such file or directory',
    otherwise: [
      {
        see: 'application_default_credentials.json',
        means:
          'As the whole line: that sign-in wins. Use it (choose My own account), or end it with `gcloud auth application-default revoke`.',
      },
    ],
  }
}

/** Takes either sign-in back. */
export function gcloudSignOut({ system }: Subject): UndoStep {
  return {
    id: 'sign-out',
    kind: 'undo',
    title: 'Sign out of gcloud',
    why: 'Ends the sign-in of the active account, for everything that uses `gcloud` on this computer.',
    source: SOURCES.gcloudRevoke,
    shell: SHELLS[system],
    content: 'gcloud auth revoke',
  }
}
