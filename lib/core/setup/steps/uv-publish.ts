import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { MAY_NOT_PUBLISH } from './refusals'
import { asksKeyring, notRead, unauthorized, withoutCredentials } from './uv-refusals'
import { uvIndexName } from './uv-tables'

/**
 * The upload itself, with `-v` because uv otherwise prints nothing that tells success. With a name uv asks the index first what is
 * there. `--dry-run` would prove nothing: it ends well even after a 403. The lines are those of uv 0.13.9.
 */
export function publishWithUv(subject: Subject): CheckStep {
  const { scope, system } = subject
  const shell = SHELLS[system]
  const named = scope !== 'environment'
  return {
    id: 'publish',
    kind: 'check',
    title: 'Publish what is in `dist`',
    why: named
      ? 'Build first, with `uv build`. Always with `--index`: without it uv publishes to the public PyPI.'
      : 'Build first, with `uv build`.',
    badges: ['WRITER ONLY'],
    ...(!named && {
      danger: 'In a terminal without these variables `uv publish` goes to the public PyPI.',
    }),
    source: SOURCES.uvPublish,
    shell,
    content: `uv publish -v${named ? ` --index ${shellArgument(shell, uvIndexName(subject, 'publish'))}` : ''}`,
    expect: 'Upload succeeded',
    otherwise: [
      ...(named ? AS_INDEX : []),
      {
        see: 'Requested entity already exists',
        means:
          'This version is there, and versions are never replaced. Raise the version and build again.',
      },
      {
        see: 'No files found to publish',
        means: 'Nothing is built, or you are in another directory: run `uv build` in your project.',
      },
      { see: 'Server returned status code 403 Forbidden', means: MAY_NOT_PUBLISH },
      {
        see: 'Server returned status code 401 Unauthorized',
        means: `${unauthorized(subject)}${OTHER_USER[subject.credentials] ?? ''}`,
      },
      {
        see: 'POST requests are not supported by the endpoint',
        means: `The address ${named ? 'after `publish-url`' : 'in `UV_PUBLISH_URL`'} ends in \`/simple/\`: take that off.`,
      },
      ...(named ? [noSuchIndex(subject)] : []),
      ...withoutCredentials(subject),
      ...(asksKeyring(subject) ? [NO_KEYRING, NO_PROJECT_WARNING] : []),
    ],
  }
}

const AS_INDEX = [
  {
    see: 'already exists, skipping',
    means: 'This very file is there already: nothing was left to do.',
  },
  {
    see: 'Local file and index file do not match',
    means:
      'This version is there with other content, and versions are never replaced. Raise the version and build again.',
  },
]

// uv 0.13.9: the user name in the address wins over the key's, and the token's is the same.
const OTHER_USER: Readonly<Record<string, string>> = {
  'key-password':
    ' If the address after `publish-url` has a user name, from a guide for keyring, take that off.',
}

const NO_KEYRING = {
  see: 'Keyring has no password for URL',
  means: 'No `keyring` with Google’s backend is on your path: look at the list of backends.',
}

const noSuchIndex = (subject: Subject) => ({
  see: "can't use index",
  means: `uv did not read the file with the index \`${uvIndexName(subject, 'publish')}\`. ${notRead(subject, 'projects')}`,
})
