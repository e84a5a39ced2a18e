import { impossible } from '../impossible'
import { uvGuide } from '../steps/uv-guide'
import type { Tool } from '../tool'

export const uvPip: Tool = {
  name: 'uv pip',
  documentation: 'https://docs.astral.sh/uv/pip/',
  group: 'packages',
  // What a project has for itself is uv's; `uv pip` is for environments without one.
  defaultScope: 'user',
  install: (subject) => {
    const { scope } = subject
    return scope === 'venv'
      ? impossible(
          'uv reads no file of a virtual environment’s own. `uv pip` follows your own file in every environment: choose your user, or environment variables.',
        )
      : uvGuide({ ...subject, scope }, { purpose: 'install', use: 'pip' })
  },
  publish: impossible(
    '`uv pip` installs packages and cannot publish them. `uv publish` can: choose uv.',
  ),
}
