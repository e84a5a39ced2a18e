import type { Guide, Impossible, Purpose } from '../guide'
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
  // Is committed with the project, so everybody who works on it has it; `uv pip` reads it too.
  defaultScope: 'project',
  impossibleScopes: {
    venv: 'uv reads no file of a virtual environment’s own, only one of a project’s and one of yours. `uv pip` follows those in every environment.',
  },
  install: (subject) => guide(subject, 'install'),
  publish: (subject) => guide(subject, 'publish'),
}

function guide(subject: Subject, purpose: Purpose): Guide | Impossible {
  return withSignIn(subject, (signIn) => ({
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
  }))
}
