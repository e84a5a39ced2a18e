import type { PasswordSignIn } from '../credential'
import type { CommandStep, FileStep, Guide, Impossible, UndoStep } from '../guide'
import { impossible } from '../impossible'
import {
  cleanSources,
  setSourcePassword,
  unsetSourcePassword,
  writeSources,
} from '../steps/pdm-beside'
import { tryPdm } from '../steps/pdm-checks'
import {
  seePdmIndex,
  setPdmIndex,
  setPdmVariables,
  unsetPdmIndex,
  unsetPdmVariables,
} from '../steps/pdm-index'
import { addBackendToPdm, pdm2, removeBackendFromPdm, seePdmsBackend } from '../steps/pdm-program'
import {
  publishWithPdm,
  setPdmPublishVariables,
  setPdmRepository,
  unsetPdmPublishVariables,
  unsetPdmRepository,
} from '../steps/pdm-publish'
import type { Subject, Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const pdm: Tool = {
  name: 'PDM',
  group: 'projects',
  documentation: 'https://pdm-project.org/latest/',
  // Is committed with the project, so everybody who works on it has it.
  defaultScope: 'project',
  install: (subject) =>
    subject.index === 'beside' ? besidePypi(subject) : guide(subject, install),
  publish: (subject) => guide(subject, publish),
}

/** What differs by purpose and place, and how it is taken back. */
type Parts = {
  steps: readonly (CommandStep | FileStep)[]
  checks: Guide['checks']
  undo: readonly UndoStep[]
}
type PartsMaker = (subject: Subject, signIn?: PasswordSignIn) => Parts | Impossible

const install: PartsMaker = (subject, signIn) => {
  const { scope } = subject
  if (scope === 'venv') return impossible(NO_FILE)
  const inTerminal = scope === 'environment'
  const inFile = inTerminal ? undefined : { ...subject, scope }
  const variables = inTerminal || signIn !== undefined
  return {
    steps: [
      ...(inFile ? [setPdmIndex(inFile)] : []),
      ...(variables ? [setPdmVariables(subject, signIn)] : []),
    ],
    checks: [...(inFile ? [seePdmIndex(subject)] : []), tryPdm(subject)],
    undo: [
      ...(variables ? [unsetPdmVariables(subject, signIn)] : []),
      ...(inFile ? [unsetPdmIndex(inFile)] : []),
    ],
  }
}

const publish: PartsMaker = (subject, signIn) => {
  const { scope } = subject
  if (scope === 'venv') return impossible(NO_FILE)
  const inTerminal = scope === 'environment'
  const inFile = inTerminal ? undefined : { ...subject, scope }
  const variables = inTerminal || signIn !== undefined
  return {
    steps: [
      ...(inFile ? [setPdmRepository(inFile)] : []),
      ...(variables ? [setPdmPublishVariables(subject, signIn)] : []),
    ],
    checks: [publishWithPdm(subject)],
    undo: [
      ...(variables ? [unsetPdmPublishVariables(subject, signIn)] : []),
      ...(inFile ? [unsetPdmRepository(inFile)] : []),
    ],
  }
}

function besidePypi(subject: Subject): Guide | Impossible {
  if (subject.scope !== 'project') {
    return impossible(
      'Only a project’s `pyproject.toml` can tell PDM in which order to look. Elsewhere it takes the highest version from either index. Choose the project, or a virtual repository.',
    )
  }
  return guide(subject, (_, signIn) => ({
    steps: [writeSources(subject, signIn), ...(signIn ? [setSourcePassword(subject, signIn)] : [])],
    checks: [tryPdm(subject)],
    undo: [...(signIn ? [unsetSourcePassword(subject)] : []), cleanSources(subject)],
  }))
}

const NO_FILE =
  'PDM makes virtual environments itself and keeps no settings in them. Choose the project, or environment variables.'

function guide(subject: Subject, make: PartsMaker): Guide | Impossible {
  return withSignIn(subject, {
    keyring: (signIn) => {
      const parts = make(subject)
      if ('kind' in parts) return parts
      return {
        kind: 'guide',
        prerequisites: [pdm2(subject), ...signIn.prerequisites],
        steps: [addBackendToPdm(subject), seePdmsBackend(subject), ...signIn.steps, ...parts.steps],
        checks: parts.checks,
        undo: [...parts.undo, removeBackendFromPdm(subject), ...signIn.undo],
      }
    },
    password: (signIn) => {
      const parts = make(subject, signIn)
      if ('kind' in parts) return parts
      return {
        kind: 'guide',
        prerequisites: [pdm2(subject), ...signIn.prerequisites],
        steps: [...signIn.steps, ...parts.steps],
        checks: parts.checks,
        undo: [...parts.undo, ...signIn.undo],
      }
    },
  })
}
