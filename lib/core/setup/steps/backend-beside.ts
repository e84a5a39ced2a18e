import type { CheckStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { BACKEND } from './keyring-backend'
import { pythonOf } from './python-of'

/** That the environment of a program that pipx installed has the backend. pipx offers no way to start another program in there. */
export function seeBackendBeside(
  { system }: Subject,
  program: 'twine' | 'hatch',
  name: string,
): CheckStep {
  return {
    id: 'list-backends',
    kind: 'check',
    title: `See that the backend is beside ${name}`,
    why: '',
    source: SOURCES.pipx,
    shell: SHELLS[system],
    content: `pipx runpip ${program} show ${BACKEND}`,
    python: pythonOf(program, system),
    // Not the name: pipx that works through uv prints it with hyphens (tried: pipx 1.18.4, with uv 0.13.9 and without).
    expect: 'Version: 1.',
    otherwise: [
      {
        see: 'Package(s) not found',
        means: 'The second command of the step above failed: run it again and read what it says.',
      },
    ],
  }
}
