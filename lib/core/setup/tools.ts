import type { Tool } from './tool'
import { cloudBuild } from './tools/cloud-build'
import { conda } from './tools/conda'
import { dependabot } from './tools/dependabot'
import { dockerfile } from './tools/dockerfile'
import { flit } from './tools/flit'
import { githubActions } from './tools/github-actions'
import { gitlabCi } from './tools/gitlab-ci'
import { googleCloud } from './tools/google-cloud'
import { hatch } from './tools/hatch'
import { nox } from './tools/nox'
import { pdm } from './tools/pdm'
import { pip } from './tools/pip'
import { pipTools } from './tools/pip-tools'
import { pipenv } from './tools/pipenv'
import { pipx } from './tools/pipx'
import { pixi } from './tools/pixi'
import { poetry } from './tools/poetry'
import { renovate } from './tools/renovate'
import { tox } from './tools/tox'
import { twine } from './tools/twine'
import { uv } from './tools/uv'
import { uvPip } from './tools/uv-pip'
import { uvTool } from './tools/uv-tool'

/** Every packaging tool, in the order the page shows them. A new one is one file and one line here. */
export const TOOLS = {
  pip,
  'pip-tools': pipTools,
  'uv-pip': uvPip,
  uv,
  poetry,
  pdm,
  pipenv,
  hatch,
  'uv-tool': uvTool,
  pipx,
  tox,
  nox,
  conda,
  pixi,
  twine,
  flit,
  dockerfile,
  'github-actions': githubActions,
  'gitlab-ci': gitlabCi,
  'cloud-build': cloudBuild,
  'google-cloud': googleCloud,
  dependabot,
  renovate,
} as const satisfies Record<string, Tool>

export type ToolId = keyof typeof TOOLS

/** Whether `value` (from a URL, say) names a tool; names that every object inherits do not. */
export function isToolId(value: string): value is ToolId {
  return Object.hasOwn(TOOLS, value)
}

/** The keys of {@link TOOLS}, in its order. */
export const TOOL_IDS: readonly ToolId[] = Object.keys(TOOLS).filter(isToolId)
