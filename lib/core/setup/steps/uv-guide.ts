import type { PasswordSignIn } from '../credential'
import type { CheckStep, CommandStep, FileStep, Guide, Impossible, UndoStep } from '../guide'
import type { Subject } from '../tool'
import { withSignIn } from '../with-sign-in'
import { tryUv } from './uv-checks'
import { cleanUvIndex, writeUvIndex } from './uv-index'
import { installUvKeyring, listUvBackends, removeUvKeyring, uv } from './uv-keyring'
import { type InUvFile, projectFile } from './uv-place'
import { publishWithUv } from './uv-publish'
import type { UvPlan } from './uv-tables'
import { setUvPassword, setUvVariables, unsetUvPassword, unsetUvVariables } from './uv-variables'

/** What the guides of uv have in common: only where the index goes, and who asks, differ. */
export function uvGuide(
  subject: Subject & { scope: InUvFile['scope'] | 'environment' },
  plan: Omit<UvPlan, 'signIn'>,
): Guide | Impossible {
  const { scope } = subject
  const prerequisites = [uv(subject), ...(scope === 'project' ? [projectFile(subject)] : [])]
  const checks = [plan.purpose === 'install' ? tryUv(subject, plan.use) : publishWithUv(subject)]
  const place = (signIn?: PasswordSignIn) => {
    const whole = { ...plan, ...(signIn && { signIn }) }
    return scope === 'environment'
      ? inTerminal(subject, whole)
      : inFile({ ...subject, scope }, whole)
  }
  return withSignIn(subject, {
    keyring: (signIn) => {
      const { steps, undo } = place()
      return {
        kind: 'guide',
        prerequisites: [...prerequisites, ...signIn.prerequisites],
        steps: [installUvKeyring(subject), listUvBackends(subject), ...signIn.steps, ...steps],
        checks,
        undo: [...undo, removeUvKeyring(subject), ...signIn.undo],
      }
    },
    password: (signIn) => {
      const { steps, undo } = place(signIn)
      return {
        kind: 'guide',
        prerequisites: [...prerequisites, ...signIn.prerequisites],
        steps: [...signIn.steps, ...steps],
        checks,
        undo: [...undo, ...signIn.undo],
      }
    },
  })
}

type Place = {
  steps: readonly (CommandStep | FileStep | CheckStep)[]
  undo: readonly UndoStep[]
}

function inFile(subject: InUvFile, plan: UvPlan): Place {
  const { signIn } = plan
  return {
    steps: [
      writeUvIndex(subject, plan),
      ...(signIn ? [setUvPassword(subject, plan.purpose, signIn)] : []),
    ],
    undo: [
      ...(signIn ? [unsetUvPassword(subject, plan.purpose, signIn)] : []),
      cleanUvIndex(subject, plan),
    ],
  }
}

function inTerminal(subject: Subject, plan: UvPlan): Place {
  return { steps: [setUvVariables(subject, plan)], undo: [unsetUvVariables(subject, plan)] }
}
