import { SOURCES } from '@/lib/core/setup/sources'
import type { CauseEntry } from '../cause-entry'
import { CLIENTS } from './clients'
import { GET_KEYRING, SIGN_IN } from './step-ids'

/** Who is asking, or nobody. */
export const SIGNING_IN = {
  'not-signed-in': {
    title: 'Nobody is signed in to Google on this computer',
    means:
      'keyring and its backend are there, and found no credentials: no key file, no sign-in, no account of the machine. `gcloud auth login` alone is not the sign-in that programs use.',
    fix: [
      { do: 'Run `gcloud auth application-default login`, as the person who has access.' },
      {
        tools: ['dockerfile'],
        do: 'In `docker build` nobody is ever signed in: give the build a short-lived token as a secret, never as `ARG`.',
      },
    ],
    steps: SIGN_IN,
    tell: '`Failed to find credentials`, in every client that asks keyring.',
    versions: CLIENTS,
    sources: [SOURCES.signIn, SOURCES.adcSearchOrder],
  },
  'sign-in-over': {
    title: 'The sign-in has run out',
    means:
      'There is a sign-in on this computer, and Google no longer accepts it: it was revoked, or your organisation limits how long a sign-in lasts.',
    fix: [{ do: 'Sign in again: `gcloud auth application-default login`.' }],
    steps: SIGN_IN,
    tell: '`Reauthentication is needed` in the first of the backend’s warnings.',
    versions: CLIENTS,
    sources: [SOURCES.signIn],
  },
  'wrong-account': {
    title: 'Signed in as somebody else than you think',
    means:
      'The backend takes the first credentials that it finds: a key file that `GOOGLE_APPLICATION_CREDENTIALS` names, then the sign-in of programs, then the account of the machine, then gcloud. Your browser’s account is none of these.',
    fix: [
      {
        do: 'See whose credentials win, with the command under “Which credentials win” on the setup page.',
      },
      { do: 'Unset `GOOGLE_APPLICATION_CREDENTIALS` if it is left over from another job.' },
      {
        do: 'Run `gcloud auth application-default login` again, and choose the account that has access.',
      },
    ],
    steps: SIGN_IN,
    tell: 'The command that prints the account names somebody else.',
    versions: CLIENTS,
    sources: [
      SOURCES.adcSearchOrder,
      { title: 'genjax #1159', url: 'https://github.com/genjax-community/genjax/issues/1159' },
    ],
  },
  expired: {
    title: 'The access token has expired',
    means:
      'A token that stands in a variable or in an address is over after 60 minutes. No client says that it is about time: the index answers 401, as to any wrong password.',
    fix: [
      { do: 'Set the variables again, with a new token from `gcloud auth print-access-token`.' },
      { do: 'Or let keyring fetch a token each time, with “My own account” on the setup page.' },
    ],
    steps: ['set-token', 'set-variables', 'set-index', 'write-index', 'set-source'],
    tell: 'It worked before, and a user name and password are set by a variable, an option or the address.',
    versions: CLIENTS,
    sources: [SOURCES.authentication],
  },
  'key-file-missing': {
    title: '`GOOGLE_APPLICATION_CREDENTIALS` names a file that is not there',
    means:
      'The variable wins over every sign-in, so the backend stops at it. Its last line asks you to sign in, which would not help.',
    fix: [
      { do: 'Unset the variable, unless you need it.' },
      { do: 'Or let it name the key file that is there, with its whole path.' },
    ],
    steps: ['protect-key', 'set-variables', 'see-account'],
    tell: '`File … was not found.` in the first of the backend’s warnings.',
    versions: CLIENTS,
    sources: [SOURCES.adcSearchOrder],
  },
  'key-file-broken': {
    title: '`GOOGLE_APPLICATION_CREDENTIALS` names a file that is not JSON',
    means:
      'It should be the key file of a service account, or a credential configuration, as Google wrote it. A path to something else, a copy with changed line ends or an empty file is refused.',
    fix: [{ do: 'Let the variable name the file as Google wrote it, or unset it and sign in.' }],
    steps: ['protect-key', 'set-variables', 'see-account'],
    tell: '`is not a valid json file` in the first of the backend’s warnings.',
    versions: CLIENTS,
    sources: [SOURCES.adcSearchOrder],
  },
  'key-deleted': {
    title: 'The service account’s key was deleted',
    means:
      'The file is whole, and Google no longer knows its key, or the clock of this computer is wrong by more than a few minutes. The line at the end asks you to sign in, which would not help while the variable is set.',
    fix: [
      { do: 'Unset `GOOGLE_APPLICATION_CREDENTIALS`, and sign in as yourself.' },
      {
        do: 'Or ask whoever owns the service account for a new key, and correct the clock if it is wrong.',
      },
    ],
    steps: ['protect-key', 'set-variables', 'see-account'],
    tell: '`invalid_grant: Invalid JWT Signature.`',
    versions: CLIENTS,
    sources: [SOURCES.keyPractices],
  },
  'api-key': {
    title: 'An API key is no sign-in',
    means:
      'A text that begins with `AIza` tells Google which project asks, not who. Artifact Registry answers 401.',
    fix: [{ do: 'Take the API key out, and sign in: `gcloud auth application-default login`.' }],
    steps: [...SIGN_IN, ...GET_KEYRING],
    tell: 'A password that begins with `AIza`.',
    versions: 'pip 26.3.',
    sources: [
      {
        title: 'artifact-registry-python-tools #28',
        url: 'https://github.com/GoogleCloudPlatform/artifact-registry-python-tools/issues/28',
      },
    ],
  },
  'no-gcloud': {
    title: 'The gcloud CLI is not installed, or not on the path',
    means: 'The sign-in is a command of the gcloud CLI, and this terminal does not find it.',
    fix: [{ do: 'Install the gcloud CLI, and open a new terminal.' }],
    steps: ['gcloud'],
    tell: 'The shell itself says that there is no `gcloud`.',
    versions: 'Words of bash, zsh, PowerShell and cmd.',
    sources: [SOURCES.installGcloud],
  },
  'gcloud-not-found-windows': {
    title: 'On Windows, the backend does not find gcloud',
    means:
      'keyring’s backend starts `gcloud` without a shell. On Windows the program is `gcloud.cmd`, which is not found that way, so the account of `gcloud auth login` is never used there.',
    fix: [
      { do: 'Run `gcloud auth application-default login`: that sign-in needs no gcloud later.' },
    ],
    steps: SIGN_IN,
    tell: '`[WinError 2]` after `Trying to retrieve credentials from gcloud`.',
    versions: 'keyrings.google-artifactregistry-auth 1.1.2; read in its source, not tried.',
    sources: [
      {
        title: 'artifact-registry-maven-tools #21, the same in a sibling',
        url: 'https://github.com/GoogleCloudPlatform/artifact-registry-maven-tools/issues/21',
      },
    ],
  },
} as const satisfies Record<string, CauseEntry>
