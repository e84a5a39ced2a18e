import type { PasswordSignIn } from '../credential'
import type { CommandStep, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { isWindows } from '../systems'
import type { Subject } from '../tool'
import { FIXED_USER } from './fixed-user'
import { PASSWORD_AGE } from './password-age'
import {
  effectOf,
  indexKey,
  indexUrlWithPassword,
  indexUrlWithUser,
  setIndex,
  setIndexWithKey,
} from './pip-index'
import { setVariables, unsetVariables } from './variables'

/** A subject whose pip is the active environment's. */
export type InCondaEnvironment = Subject & { scope: 'venv' }

/** pip's file in an environment lies in `sys.prefix`, which conda calls `CONDA_PREFIX` (tried: pip 26.3). */
const path = ({ system }: Subject) =>
  isWindows(system) ? '%CONDA_PREFIX%\\pip.ini' : '$CONDA_PREFIX/pip.conf'

/** As in a virtual environment, but for the place of the file. */
export function setCondaIndex(subject: InCondaEnvironment, signIn?: PasswordSignIn): CommandStep {
  const step = signIn ? setIndexWithKey(subject, signIn) : setIndex(subject)
  const { asFile, asKeyedFile } = step
  return {
    ...step,
    why: `${step.why} conda’s own packages still come from its channels.`,
    ...(asFile && { asFile: { ...asFile, path: path(subject) } }),
    ...(asKeyedFile && { asKeyedFile: { ...asKeyedFile, path: path(subject) } }),
  }
}

const variable = (subject: Subject) =>
  indexKey(subject) === 'index-url' ? 'PIP_INDEX_URL' : 'PIP_EXTRA_INDEX_URL'

/**
 * Without a provider: pip finds the keyring beside it by itself, and with `subprocess` it would look everywhere but there
 * (`pip/_internal/network/auth.py` leaves its own directory out).
 */
export function setCondaVariable(subject: Subject, signIn?: PasswordSignIn): CommandStep {
  const value = signIn ? indexUrlWithPassword(subject, signIn) : indexUrlWithUser(subject)
  const last = signIn
    ? `\`conda env create\` and \`conda env update\` hand it on to the pip that they start. ${PASSWORD_AGE[signIn.user] ?? ''}`
    : `${FIXED_USER} \`conda env create\` makes an environment without keyring; for that choose the project.`
  return setVariables(subject, [[variable(subject), value]], {
    id: 'set-index',
    ...effectOf(subject, 'in this terminal', last),
    source: SOURCES.pipConfiguration,
  })
}

/** Takes {@link setCondaVariable} back. */
export function unsetCondaVariable(subject: Subject): UndoStep {
  return unsetVariables(subject, [variable(subject)], {
    id: 'unset-index',
    title: 'Give pip its old index back',
    why: 'In this terminal. Without a setting pip looks on PyPI.',
    source: SOURCES.pipConfiguration,
  })
}
