import type { Guide, Impossible, Purpose, Scope } from '../guide'
import { impossible } from '../impossible'
import { publishWithUv, tryUv } from '../steps/uv-checks'
import { cleanUvIndex, projectFile, writeUvIndex } from '../steps/uv-index'
import {
  installUvKeyring,
  listUvBackends,
  removeUvKeyring,
  uv as uvItself,
} from '../steps/uv-keyring'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const uv: Tool = {
  name: 'uv',
  documentation: 'https://docs.astral.sh/uv/',
  group: 'projects',
  // Is committed with the project, so everybody who works on it has it; `uv pip` reads it too.
  defaultScope: 'project',
  install: (subject) => guide(subject, 'install'),
  publish: (subject) => guide(subject, 'publish'),
}

function guide(subject: Subject, purpose: Purpose): Guide | Impossible {
  const elsewhere = ELSEWHERE[subject.scope]
  if (elsewhere !== undefined) return impossible(elsewhere)
  if (subject.index === 'beside') return impossible(BESIDE)
  return withSignIn(subject, {
    password: () => impossible(PASSWORD),
    keyring: (signIn) => ({
      kind: 'guide',
      prerequisites: [
        uvItself(subject),
        ...(subject.scope === 'project' ? [projectFile(subject)] : []),
        ...signIn.prerequisites,
      ],
      steps: [
        installUvKeyring(subject),
        listUvBackends(subject),
        ...signIn.steps,
        writeUvIndex(subject, purpose),
      ],
      checks: [{ install: tryUv, publish: publishWithUv }[purpose](subject)],
      undo: [cleanUvIndex(subject, purpose), removeUvKeyring(subject), ...signIn.undo],
    }),
  })
}

const BESIDE = 'Not written yet for uv: choose this repository alone.'
const PASSWORD = 'Not written yet for uv: choose credentials that keyring finds.'

const ELSEWHERE: Readonly<Partial<Record<Scope, string>>> = {
  machine: 'Not written yet for uv: choose the project.',
  environment: 'Not written yet for uv: choose the project.',
  venv: 'uv reads no file of a virtual environment’s own, only one of a project’s and one of yours. `uv pip` follows those in every environment.',
}
