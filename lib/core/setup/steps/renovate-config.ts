import { indexHost, simpleIndexUrl } from '@/lib/core/repository-name'
import type { CheckStep, CommandStep, FileStep, UndoStep } from '../guide'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { PUBLIC_TOO } from './automation-scripts'
import { AUTOMATION_SOURCES } from './automation-sources'
import { cleanCommitted } from './clean-committed'
import { NOT_FOUND } from './prerequisites'

export const RENOVATE_FILE = 'renovate.json'

/** What the file calls the key in the store of Mend's app. */
export const MEND_SECRET = 'GOOGLE_KEY_BASE64'

/** How Renovate signs in at the index, where it does not find credentials itself. */
export type HostRule = { username: string; password: string }

export function hostRule({ repository }: Subject, { username, password }: HostRule) {
  return { hostType: 'pypi', matchHost: indexHost(repository), username, password }
}

/**
 * Where Renovate looks for Python packages. A `packageRules` entry wins over what the project's files name.
 * Tried: Renovate 44.121, with an external account, a key file, a token and the key as a password.
 */
export function writeRenovate(subject: Subject, rule?: HostRule): FileStep {
  const url = simpleIndexUrl(subject.repository)
  const beside = subject.index === 'beside'
  const content = {
    $schema: 'https://docs.renovatebot.com/renovate-schema.json',
    extends: ['config:recommended'],
    packageRules: [
      {
        matchDatasources: ['pypi'],
        registryUrls: beside ? [url, 'https://pypi.org/simple/'] : [url],
      },
    ],
    ...(rule && { hostRules: [hostRule(subject, rule)] }),
  }
  return {
    id: 'write-renovate',
    kind: 'file',
    title: 'Tell Renovate where to look',
    why: `If the file exists, add the \`packageRules\` entry${rule ? ' and the `hostRules` entry' : ''} to it. ${beside ? '' : PUBLIC_TOO}`.trim(),
    source: AUTOMATION_SOURCES.renovatePython,
    ...(beside && {
      danger:
        'Dangerous: Renovate takes the highest version from either index, so a stranger’s package on PyPI with the name of one of yours may be proposed. A virtual repository gives you both, safely.',
    }),
    language: 'json',
    name: RENOVATE_FILE,
    path: RENOVATE_FILE,
    content: `${JSON.stringify(content, undefined, 2)}\n`,
  }
}

/** Renovate lists the files with `git ls-files`: one that git does not know is not read, and all packages are looked up on PyPI (44.121). */
export function trackRenovate({ system }: Subject): CommandStep {
  return {
    id: 'track-renovate',
    kind: 'command',
    title: 'Let git know the file',
    why: 'In a git repository Renovate reads only what git knows; it need not be committed. Skip this where there is no git.',
    source: AUTOMATION_SOURCES.renovateLocal,
    shell: SHELLS[system],
    content: `git add ${RENOVATE_FILE}`,
  }
}

/** Node, which Renovate itself runs on. */
export function node({ system }: Subject): CheckStep {
  return {
    id: 'node',
    kind: 'check',
    title: 'Node.js 24',
    why: 'On the machine that runs Renovate. 24.11 or newer.',
    source: AUTOMATION_SOURCES.renovateLocal,
    shell: SHELLS[system],
    content: 'node --version',
    expect: 'v24.',
    otherwise: [{ see: NOT_FOUND[system], means: 'Install it from nodejs.org.' }],
  }
}

/**
 * What Renovate finds for the project in this directory; it changes nothing. On `.pkg.dev` hosts it takes Application Default
 * Credentials by itself. The lines are those of Renovate 44.121: the address stands only where a package was found.
 */
export function tryRenovate(subject: Subject): CheckStep {
  const shell = SHELLS[subject.system]
  const url = simpleIndexUrl(subject.repository).replace(/\/$/, '')
  const renovate = 'npx --yes renovate@44 --platform=local 2>&1'
  return {
    id: 'try-renovate',
    kind: 'check',
    title: 'See what Renovate finds',
    why: 'In your project’s directory; needs a package of this repository in the project. Changes nothing. Lock files are updated by uv and Poetry with the same credentials.',
    source: AUTOMATION_SOURCES.renovateLocal,
    shell,
    content: {
      bash: `LOG_LEVEL=debug ${renovate} | grep -E '"registryUrl"|statusCode=40'`,
      powershell: `$env:LOG_LEVEL = 'debug'\n${renovate} | Select-String '"registryUrl"|statusCode=40'`,
      cmd: `set "LOG_LEVEL=debug"\n${renovate} | findstr /C:"registryUrl" /C:"statusCode=40"`,
    }[shell],
    expect: `"registryUrl": "${url}"`,
    otherwise: [
      {
        see: 'statusCode=401',
        means: 'Renovate found no credentials: point to the key in this terminal.',
      },
      { see: 'statusCode=403', means: 'The account may not read the repository.' },
      {
        see: 'https://pypi.org/',
        means: 'Renovate did not read `renovate.json`: let git know it, as above.',
      },
      {
        see: 'no line at all',
        means:
          'The project needs no package from there, or `renovate.json` is not in this directory.',
      },
    ],
  }
}

/** Takes {@link writeRenovate} back. */
export function cleanRenovate(subject: Subject, withKey: boolean): UndoStep {
  const key = `Delete the secret \`${MEND_SECRET}\` on developer.mend.io as well, then the key in Google Cloud: copies of it stay good until you do.`
  return cleanCommitted(subject, RENOVATE_FILE, {
    id: 'clean-renovate',
    what: 'Delete the entries that name this repository.',
    ...(withKey && { after: key }),
    source: withKey ? AUTOMATION_SOURCES.renovateHosted : AUTOMATION_SOURCES.renovatePython,
  })
}
