import { shellArgument } from '@/lib/core/quote/shell-argument'
import { simpleIndexUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { passwordRefused } from './password-refused'
import { indexUrlWithPassword, indexUrlWithUser } from './pip-index'
import { pipenvName } from './pipenv-source'
import { MIRROR } from './pipenv-variables'
import { NO_SUCH_PACKAGE, reachRepository } from './reach-repository'
import { MAY_NOT_READ } from './refusals'
import { commandWithSecret } from './variables'

const NOBODY =
  'pip got no credentials from keyring, or expired ones. Sign in again, look at the list of backends, and see that `PIP_KEYRING_PROVIDER` is set in this terminal.'

/** The last check: with a distribution that is known to be there, or without knowing any. */
export function tryPipenv(subject: Subject, signIn?: PasswordSignIn): CheckStep {
  return subject.distribution === undefined
    ? askPip(subject, signIn)
    : installDistribution(subject, subject.distribution)
}

const MIRROR_VALUE = {
  bash: `"$${MIRROR}"`,
  powershell: `$env:${MIRROR}`,
  cmd: `"%${MIRROR}%"`,
} as const

/** Pipenv says "No matching distribution" of 401, 403 and 404 alike, however loud it is (2026.10.3), so the project's own pip is asked. */
function askPip(subject: Subject, signIn?: PasswordSignIn): CheckStep {
  const shell = SHELLS[subject.system]
  const ask = (url: string) =>
    `pipenv run pip index versions ${NO_SUCH_PACKAGE} -vv --disable-pip-version-check --index-url ${url}`
  const command = () => {
    if (subject.scope === 'environment') return ask(MIRROR_VALUE[shell])
    if (signIn === undefined) return ask(shellArgument(shell, indexUrlWithUser(subject)))
    const [before, secret, after] = indexUrlWithPassword(subject, signIn)
    return commandWithSecret(shell, secret, (printed) => ask(`"${before}${printed}${after}"`))
  }
  return reachRepository(subject, {
    tool: 'pip',
    source: SOURCES.pipIndex,
    command: command(),
    lines: ['Client Error', 'Keyring is skipped'],
    expect: `404 Client Error: Not Found for url: ${simpleIndexUrl(subject.repository)}${NO_SUCH_PACKAGE}/`,
    sideEffects:
      'Changes no file of your project; Pipenv may make its virtual environment, whose pip is asked.',
    otherwise: [
      { see: '403 Client Error', means: MAY_NOT_READ },
      { see: '401 Client Error', means: passwordRefused(subject) ?? NOBODY },
      ...(signIn ? [] : [{ see: 'Keyring is skipped due to an exception', means: NOBODY }]),
    ],
  })
}

/** Seen with 2023.12.1 and 2026.10.3; where output goes to a file, the words are broken into lines of 80. */
function installDistribution(subject: Subject, distribution: string): CheckStep {
  const shell = SHELLS[subject.system]
  const from =
    subject.index === 'beside' ? `--index ${shellArgument(shell, pipenvName(subject))} ` : ''
  return {
    id: 'install-distribution',
    kind: 'check',
    title: 'Install a package from the repository',
    why: `Adds it to your \`Pipfile\`; \`pipenv uninstall ${distribution}\` takes it out again.`,
    source: SOURCES.pipfile,
    shell,
    content: `pipenv install ${from}${shellArgument(shell, distribution)}`,
    expect: 'Success!',
    otherwise: [
      {
        see: 'No matching distribution',
        means: `The name is not in this repository, or you may not read it, or: ${passwordRefused(subject) ?? NOBODY}`,
      },
    ],
  }
}
