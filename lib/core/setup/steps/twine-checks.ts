import { shellArgument } from '@/lib/core/quote/shell-argument'
import { uploadUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { pypircSection } from '../pypirc'
import { pythonCommand } from '../python-command'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { FROM_PYPI } from './from-pypi'
import { MAY_NOT_PUBLISH } from './refusals'

/** What can be tried before anything is published, then the publishing. */
export function tryTwine(
  subject: Subject,
  { backend }: { backend: boolean },
): readonly CheckStep[] {
  // With pipx, no program but twine itself can be started beside the backend.
  return backend && subject.scope === 'venv'
    ? [askKeyring(subject), upload(subject, backend)]
    : [upload(subject, backend)]
}

/** The very question that twine asks keyring; prints the user name only. Double quotes outside: right in bash and PowerShell. */
function askKeyring(subject: Subject): CheckStep {
  const url = uploadUrl(subject.repository)
  return {
    id: 'ask-keyring',
    kind: 'check',
    title: 'Ask keyring as twine will',
    why: 'Prints the user name only. Nothing is published.',
    source: SOURCES.keyring,
    shell: SHELLS[subject.system],
    content: `${pythonCommand(subject)} -c "import keyring; print(keyring.get_credential('${url}', None).username)"`,
    expect: 'oauth2accesstoken',
    otherwise: [
      { see: 'Failed to find credentials', means: 'Nobody is signed in: sign in as above.' },
      {
        see: "'NoneType' object has no attribute 'username'",
        means: 'No backend answers for Google: look at the list of backends above.',
      },
      NO_PROJECT_WARNING,
    ],
  }
}

/**
 * The upload itself, `--verbose` because twine 7.0.0 otherwise prints nothing that tells success (its bar reaches 100% before
 * the server refuses). twine expands `dist/*` itself where the shell does not.
 * Facts: twine 7.0.0, `twine/commands/upload.py`; artifact-registry-python-tools#17 for the 405.
 */
function upload(subject: Subject, backend: boolean): CheckStep {
  const shell = SHELLS[subject.system]
  const section = pypircSection(subject.repository)
  const twine = subject.scope === 'venv' ? `${pythonCommand(subject)} -m twine` : 'twine'
  // `TWINE_REPOSITORY_URL` names the repository, where there is no file that does.
  const named = subject.scope !== 'environment'
  const repository = named ? ` --repository ${shellArgument(shell, section)}` : ''
  return {
    id: 'upload',
    kind: 'check',
    title: 'Publish what is in `dist`',
    why: named ? 'Always with `--repository`: without it twine publishes to the public PyPI.' : '',
    ...(!named && {
      danger:
        'In a terminal without the variables above, the same command publishes to the public PyPI.',
    }),
    badges: ['WRITER ONLY'],
    source: SOURCES.managePackages,
    shell,
    content: `${twine} upload --verbose${repository} dist/*`,
    expect: '200 OK',
    otherwise: [
      {
        see: "Cannot find file (or expand pattern): 'dist/*'",
        means: NOT_BUILT[subject.scope === 'venv' ? 'venv' : 'user'],
      },
      {
        see: '403 Forbidden',
        means: MAY_NOT_PUBLISH,
      },
      {
        see: '400 Bad Request',
        means:
          'With `Requested entity already exists`: this version is there, and versions are never replaced. Raise the version and build again. (Since 6.2, twine refuses `--skip-existing` here.)',
      },
      {
        see: '401 Unauthorized',
        means: backend
          ? 'The credentials are missing or have expired: sign in again.'
          : 'The password is not right any more: a token is over after 60 minutes, a key may have been deleted. Set the variables again.',
      },
      {
        see: '405 Method Not Allowed',
        means: 'The address in `.pypirc` ends in `/simple/`: take that off.',
      },
      ...(named
        ? [
            {
              see: `Missing '${section}' section`,
              means:
                'The section is not in `.pypirc`, or not under `index-servers` in `[distutils]` (mind the spelling).',
            },
          ]
        : []),
      {
        see: 'Enter your username',
        means: backend
          ? 'Leave with Ctrl+C: twine found no backend. It has to be in twine’s own environment.'
          : 'Leave with Ctrl+C: the variables are not set in this terminal.',
      },
      ...(backend ? [NO_PROJECT_WARNING] : []),
    ],
  }
}

/** twine's own environment is no place for `build`, and pip may already look only at the repository. */
const NOT_BUILT = {
  venv: `Nothing is built, or you are in another directory. In your project: \`python -m pip install ${FROM_PYPI} build\`, then \`python -m build\`.`,
  user: 'Nothing is built, or you are in another directory. In your project: `pipx run build`.',
} as const
