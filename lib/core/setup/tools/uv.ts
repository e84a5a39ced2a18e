import type { Guide, Impossible, Purpose } from '../guide'
import { impossible } from '../impossible'
import { uvGuide } from '../steps/uv-guide'
import type { Subject, Tool } from '../tool'

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
  const { scope, index } = subject
  if (scope === 'venv') {
    return impossible(
      'uv reads no file of a virtual environment’s own, only a project’s, yours and the machine’s. Choose the project.',
    )
  }
  // 0.13.9: a pin names an index of the same `pyproject.toml`, and an index elsewhere pins nothing.
  if (index === 'beside' && scope !== 'project') {
    return impossible(
      'Which packages come from here and which from PyPI is written in a project, with the packages themselves. Choose the project.',
    )
  }
  return uvGuide({ ...subject, scope }, { purpose, use: 'projects' })
}
