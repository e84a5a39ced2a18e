import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CheckStep, Otherwise } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { passwordRefused } from './password-refused'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'

/** 1.11.0 is the first that names a provider itself (read in `pipx/util.py`: not 1.10.1). */
const NOBODY: Omit<Otherwise, 'see'> = {
  means:
    'pipx got no credentials from keyring, or expired ones. Sign in again, and look at the list of backends. pipx before 1.11 lets pip ask nobody (`--no-input`) unless the provider of keyring is set as above.',
  source: { title: 'pipx #1758', url: 'https://github.com/pypa/pipx/pull/1758' },
}

function unauthorized(subject: Subject): Omit<Otherwise, 'see'> {
  const means = passwordRefused(subject)
  return means === undefined ? NOBODY : { means }
}

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryPipx(subject: Subject): CheckStep {
  return subject.distribution === undefined
    ? askPipx(subject)
    : installProgram(subject, subject.distribution)
}

/**
 * pip says "404 Client Error: Not Found for url: …" and uv "with status 404 Not Found for: …" (pipx 1.18.4 with pip 26.3 and
 * uv 0.13.9). pipx 1.15.0 and older keep pip's answer in a file.
 */
function askPipx(subject: Subject): CheckStep {
  return {
    ...reachRepository(subject, {
      tool: 'pipx',
      source: SOURCES.pipx,
      command: `pipx install --verbose --pip-args=-vv ${NO_SUCH_PACKAGE}`,
      lines: [
        'Client Error',
        'with status',
        'No matching distribution',
        'Failed to find credentials',
      ],
      expect: 'Not Found for',
      sideEffects: `Installs nothing.${subject.index === 'beside' ? ' What counts is the line with this repository’s address: PyPI answers for itself.' : ''}`,
      otherwise: [
        { see: 'Forbidden for', means: MAY_NOT_READ },
        { see: 'Unauthorized for', ...unauthorized(subject) },
        ...(passwordRefused(subject) === undefined
          ? [{ see: 'Failed to find credentials', means: 'Nobody is signed in: sign in as above.' }]
          : []),
        {
          // Once, where pipx has installed nothing before and the repository has no pip.
          see: 'No matching distribution found for pip',
          means:
            'pipx looked here for a pip of its own, and goes on with the one that came with Python: run the check again. If it says 401 then, that pip is too old to ask keyring: install any program from PyPI first (`pipx install --index-url https://pypi.org/simple pycowsay`), and pipx gets a current one.',
        },
        {
          see: 'No matching distribution found for no-such-package-here',
          means:
            'As the only line: an older pipx, which does not show what the repository said. Update it, or try a package that you know is there.',
        },
      ],
    }),
    badges: ['pipx ≥ 1.18'],
  }
}

function installProgram(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  return {
    id: 'install-distribution',
    kind: 'check',
    title: 'Install a program from the repository',
    why: `\`pipx uninstall ${distribution}\` takes it away again.`,
    source: SOURCES.pipx,
    shell,
    content: `pipx install ${shellArgument(shell, distribution)}`,
    expect: 'installed package',
    otherwise: [
      {
        see: 'No apps associated with package',
        means:
          'pipx reached the repository and found the package, but it is a library: pipx installs programs only. All is well.',
      },
      {
        see: 'No matching distribution found',
        means:
          `The name is not in this repository, or you may not read it: pip says the same of both. ${passwordRefused(subject) ?? ''}`.trim(),
      },
      {
        see: 'was not found in the package registry',
        means: 'uv’s words for a name that is not in this repository.',
      },
      {
        see: 'already seems to be installed',
        means: 'It was installed before; pipx asked nobody.',
      },
    ],
  }
}
