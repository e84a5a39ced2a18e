import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import type { Subject } from '../tool'
import { keyringVariables, passwordVariables } from './environment-variables'
import { FIXED_USER } from './fixed-user'
import { PASSWORD_AGE } from './password-age'
import { effectOf } from './pip-index'
import { setVariables, unsetVariables } from './variables'

const variables = (subject: Subject, signIn?: PasswordSignIn) =>
  signIn ? passwordVariables(subject, signIn) : keyringVariables(subject)

/**
 * For pip and for uv: since 1.12.0 pipx installs with uv where it finds one, which knows no variable or file of pip's and asked PyPI
 * instead (tried: 1.18.4 with uv 0.13.9). pipx passes `--no-input`, so pip asks keyring only if its provider is named; pipx names it
 * itself since 1.11.0 (tried: 1.4.3 and 1.8.0 need it, 1.18.4 does not). The user name is for older versions of pip.
 */
export function setPipxVariables(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const last = signIn ? (PASSWORD_AGE[signIn.user] ?? '') : FIXED_USER
  return setVariables(subject, variables(subject, signIn), {
    id: 'set-index',
    ...effectOf(subject, 'in this terminal', `${BOTH} ${last}`.trim(), 'pipx'),
    source: SOURCES.pipx,
  })
}

const BOTH =
  'pipx installs with uv where it finds one, else with pip: hence both kinds of names. `pipx upgrade` needs the variables too.'

/** Takes {@link setPipxVariables} back. */
export function unsetPipxVariables(subject: Subject, signIn?: PasswordSignIn): UndoStep {
  const names = variables(subject, signIn).map(([name]) => name)
  return unsetVariables(subject, names, {
    id: 'unset-index',
    title: 'Forget the index',
    why: 'In this terminal. Without a setting pipx looks on PyPI.',
    source: SOURCES.pipx,
  })
}

/** That pipx will read pip's file at all. Seen: 1.18.4 and 1.12.0 with and without uv; the refusals of 1.11.0 and 1.8.0. */
export function installsWithPip({ system }: Subject): CheckStep {
  return {
    id: 'installs-with-pip',
    kind: 'check',
    title: 'See that pipx installs with pip',
    why: 'With uv it would not read pip’s file, and would install from PyPI.',
    badges: ['pipx ≥ 1.12'],
    source: SOURCES.pipx,
    shell: SHELLS[system],
    content: 'pipx environment --value PIPX_RESOLVED_BACKEND',
    expect: 'pip',
    otherwise: [
      {
        see: 'uv',
        means:
          'Choose environment variables instead, which both understand. Or set the variable `PIPX_DEFAULT_BACKEND` to `pip` for good, in your shell’s profile or in Windows’ settings.',
      },
      { see: 'Variable not found', means: 'This pipx is older and knows only pip: go on.' },
      { see: 'invalid choice', means: 'This pipx is older and knows only pip: go on.' },
    ],
  }
}
