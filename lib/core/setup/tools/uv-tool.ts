import { impossible } from '../impossible'
import { uvGuide } from '../steps/uv-guide'
import type { Tool } from '../tool'

export const uvTool: Tool = {
  name: 'uv tool',
  documentation: 'https://docs.astral.sh/uv/guides/tools/',
  group: 'environments',
  defaultScope: 'user',
  install: (subject) => {
    const { scope } = subject
    if (scope === 'venv') {
      return impossible(
        '`uv tool` gives every program an environment of its own and reads no file there. Choose your user, or environment variables.',
      )
    }
    // 0.13.9: neither `pyproject.toml` nor a `uv.toml` of the directory counted.
    return scope === 'project'
      ? impossible(
          'Programs belong to you and not to a project: `uv tool` and `uvx` read no project’s file. Choose your user, or environment variables.',
        )
      : uvGuide({ ...subject, scope }, { purpose: 'install', use: 'tools' })
  },
  publish: impossible(
    '`uv tool` installs programs and cannot publish packages. `uv publish` can: choose uv.',
  ),
}
