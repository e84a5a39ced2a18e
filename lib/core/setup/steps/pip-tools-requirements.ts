import { shellArgument } from '@/lib/core/quote/shell-argument'
import type { CommandStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { FIXED_USER } from './fixed-user'
import { BESIDE_PYPI, indexKey, indexUrlWithUser } from './pip-index'

/**
 * An option in `requirements.in` wins over pip's settings, and pip-compile repeats it in `requirements.txt`, where pip-sync and pip
 * find it (tried: 7.6.2). The line begins a line of its own even if the file's last one has no end.
 */
export function writeRequirements(subject: Subject): CommandStep {
  const shell = SHELLS[subject.system]
  const line = `--${indexKey(subject)} ${indexUrlWithUser(subject)}`
  const beside = subject.index === 'beside'
  return {
    id: 'write-requirements',
    kind: 'command',
    title: beside
      ? 'Name this repository in `requirements.in`, beside PyPI'
      : 'Name this repository in `requirements.in`',
    why: `In your project’s directory. ${beside ? 'From now on packages of this project come from here and from PyPI.' : 'From now on packages of this project come only from here. Public packages are found as well if this is a virtual repository that includes PyPI.'} \`pip-compile\` repeats the line in \`requirements.txt\`. ${FIXED_USER}`,
    ...(beside && { danger: BESIDE_PYPI }),
    source: SOURCES.pipCompile,
    shell,
    content: {
      bash: `printf '\\n%s\\n' ${shellArgument('bash', line)} >> requirements.in`,
      powershell: `Add-Content requirements.in '', ${shellArgument('powershell', line)}`,
      cmd: `(echo.& echo ${line})>>requirements.in`,
    }[shell],
  }
}
