import type { Scope } from '../guide'
import { impossible } from '../impossible'
import { installKeyring, listBackends, removeKeyring } from '../steps/keyring-backend'
import { tryPixi } from '../steps/pixi-checks'
import {
  cleanPixiIndex,
  forgetPixiKeyring,
  usePixiKeyring,
  writePixiIndex,
} from '../steps/pixi-index'
import { pixiFile, pixiItself } from '../steps/pixi-program'
import { pipx } from '../steps/prerequisites'
import type { Tool } from '../tool'
import { withSignIn } from '../with-sign-in'

export const pixi: Tool = {
  name: 'pixi',
  group: 'environments',
  documentation: 'https://pixi.sh/latest/',
  // The only place.
  defaultScope: 'project',
  install: (subject) => {
    const reason = NO_INDEX[subject.scope]
    if (reason !== undefined) return impossible(reason)
    return withSignIn(subject, {
      keyring: (signIn) => ({
        kind: 'guide',
        prerequisites: [
          pixiItself(subject),
          pixiFile(subject),
          pipx(subject),
          ...signIn.prerequisites,
        ],
        steps: [
          installKeyring(subject),
          listBackends(subject),
          ...signIn.steps,
          usePixiKeyring(subject),
          writePixiIndex(subject),
        ],
        checks: [tryPixi(subject)],
        undo: [
          cleanPixiIndex(subject),
          forgetPixiKeyring(subject),
          removeKeyring(subject),
          ...signIn.undo,
        ],
      }),
      password: () =>
        impossible(
          'pixi has no variable for a password: it would stand in `pixi.toml`, which is committed, or in `.netrc`, for every program to read. Choose My own account, or a key file, which keyring reads.',
        ),
    })
  },
  publish: impossible(
    'pixi publishes conda packages, not Python packages. twine and `uv publish` publish to this repository.',
  ),
}

const ONLY_IN_PROJECTS =
  'pixi copies an index from there into new projects and otherwise does not read it. Choose the project.'

const NO_INDEX: Readonly<Partial<Record<Scope, string>>> = {
  user: ONLY_IN_PROJECTS,
  machine: ONLY_IN_PROJECTS,
  venv: 'pixi makes its environments from the project’s file and keeps no settings in them. Choose the project.',
  environment:
    'pixi reads no index from environment variables, those of pip and uv included. Choose the project.',
}
