import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { NO_PROJECT_WARNING } from './adc-sign-in'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_PUBLISH, MAY_NOT_READ } from './refusals'
import { uvIndexName } from './uv-index'

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryUv(subject: Subject): CheckStep {
  return subject.distribution === undefined
    ? askUv(subject)
    : findDistribution(subject, subject.distribution)
}

// uv 0.13.9 says this where keyring is missing and where it fails; in the latter case what keyring said comes before it.
const NO_CREDENTIALS = {
  see: 'Missing credentials for',
  means: 'keyring gave uv nothing: look at the list of backends.',
}
const NOT_SIGNED_IN = {
  see: 'Failed to find credentials',
  means: 'Nobody is signed in: sign in as above.',
}

/**
 * uv tells the number of a 404 only from `-vv` on. `uv pip compile` installs nothing and changes no file; `echo` and `-`
 * are the same in PowerShell. The lines are those of uv 0.10.0 to 0.13.9.
 */
function askUv(subject: Subject): CheckStep {
  return reachRepository(subject, {
    tool: 'uv',
    source: SOURCES.uvCompile,
    command: `echo ${NO_SUCH_PACKAGE} | uv pip compile -vv -`,
    lines: ['with status', ': Missing credentials', 'Failed to find credentials'],
    expect: `with status 404 Not Found for: ${simpleIndexUrl(subject.repository)}${NO_SUCH_PACKAGE}/`,
    otherwise: [
      { see: 'with status 403 Forbidden', means: MAY_NOT_READ },
      {
        see: 'with status 401 Unauthorized',
        // Tried with 0.13.9: either variable wins over `default = true`.
        means:
          'The credentials have expired: sign in again. If the address is another one, unset `UV_DEFAULT_INDEX` and `UV_INDEX_URL`, which win over the file.',
      },
      NOT_SIGNED_IN,
      NO_CREDENTIALS,
      {
        see: 'https://pypi.org/simple/',
        means: `uv asked PyPI. ${NOT_READ[subject.scope === 'project' ? 'project' : 'user']}`,
      },
    ],
  })
}

// uv 0.13.9: "warning: Found both a `uv.toml` file and a `[tool.uv]` section in an adjacent `pyproject.toml`."
const NOT_READ = {
  project:
    'Run this in the project’s directory. If a `uv.toml` lies there, uv ignores the index under `[tool.uv]` in its favour: write it there, without `tool.uv`.',
  user: 'The file is not in its place, or you are in a project that names an index of its own.',
} as const

/** `--refresh`, or uv's cache would answer; `--no-deps`, for those may be elsewhere. Installs nothing. */
function findDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  const then =
    subject.scope === 'project'
      ? `\`uv add ${distribution}\` now works here.`
      : `\`uv add ${distribution}\` now works in your projects, and \`uv pip install ${distribution}\` in your environments.`
  return {
    id: 'find-distribution',
    kind: 'check',
    title: 'Find a package in the repository',
    why: `Installs nothing. ${then}`,
    source: SOURCES.uvCompile,
    shell,
    content: `echo ${shellArgument(shell, distribution)} | uv pip compile --no-deps --refresh -`,
    expect: `${normalized(distribution)}==`,
    otherwise: [
      {
        see: 'was not found in the package registry',
        means: 'With no `hint:` below it: the name is not in this repository.',
      },
      { see: '403 Forbidden', means: MAY_NOT_READ },
      {
        see: '401 Unauthorized',
        means: 'The credentials have expired: sign in again.',
      },
      NOT_SIGNED_IN,
      NO_CREDENTIALS,
      NO_PROJECT_WARNING,
    ],
  }
}

/** As uv prints a name. Facts: https://packaging.python.org/en/latest/specifications/name-normalization/ */
function normalized(distribution: string): string {
  return distribution.replace(/[-_.]+/g, '-').toLowerCase()
}

/**
 * The upload itself, with `-v` because uv otherwise prints nothing that tells success. uv asks the index first what is
 * there. `--dry-run` would prove nothing: it ends well even after a 403. The lines are those of uv 0.13.9.
 */
export function publishWithUv(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  const name = uvIndexName(subject)
  return {
    id: 'publish',
    kind: 'check',
    title: 'Publish what is in `dist`',
    why: 'Build first, with `uv build`. Always with `--index`: without it uv publishes to the public PyPI.',
    source: SOURCES.uvPublish,
    shell,
    content: `uv publish -v --index ${shellArgument(shell, name)}`,
    expect: 'Upload succeeded',
    otherwise: [
      {
        see: 'already exists, skipping',
        means: 'This very file is there already: nothing was left to do.',
      },
      {
        see: 'Local file and index file do not match',
        means:
          'This version is there with other content, and versions are never replaced. Raise the version and build again.',
      },
      {
        see: 'Requested entity already exists',
        means:
          'This version is there, and versions are never replaced. Raise the version and build again.',
      },
      {
        see: 'No files found to publish',
        means: 'Nothing is built, or you are in another directory: run `uv build` in your project.',
      },
      {
        see: 'Server returned status code 403 Forbidden',
        means: MAY_NOT_PUBLISH,
      },
      {
        see: 'Server returned status code 401 Unauthorized',
        means: 'The credentials are missing or have expired: sign in again.',
      },
      {
        see: 'POST requests are not supported by the endpoint',
        means: 'The address after `publish-url` ends in `/simple/`: take that off.',
      },
      {
        see: "can't use index",
        means: `uv did not read the file with the index \`${name}\`. ${NOT_READ[subject.scope === 'project' ? 'project' : 'user']}`,
      },
      NOT_SIGNED_IN,
      {
        see: 'Keyring has no password for URL',
        means: 'No `keyring` with Google’s backend is on your path: look at the list of backends.',
      },
      NO_PROJECT_WARNING,
    ],
  }
}
