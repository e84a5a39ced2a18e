import type { CommandStep } from '../guide'

type Effect = Pick<CommandStep, 'title' | 'why'>

/** What it means that the repository is uv's default index. */
export function onlyHere(where: string): Effect {
  return {
    title: 'Make this repository uv’s index',
    why: `From now on uv looks only here, ${where}. Public packages are found as well if this is a virtual repository that includes PyPI.`,
  }
}

/**
 * What it means that the repository comes before PyPI. uv 0.13.9: a name that is in both came from the first, in whichever version;
 * after a 404 uv went on to PyPI, after a 401 or 403 it stopped.
 */
export function besidePyPI(where: string): Effect {
  return {
    title: 'Give uv this repository before PyPI',
    why: `From now on uv asks here first for every name, ${where}, and PyPI only for a name that is not here: what is here never comes from PyPI, not even in a higher version, and if this repository refuses, uv stops. A misspelt name, or one that is not published here yet, does come from PyPI. Leave \`--index-strategy\` alone: it can undo this.`,
  }
}

/**
 * uv 0.13.9 asked PyPI for what a pinned package needs, unless the project itself depends on that and pins it as well; a pin
 * alone did nothing.
 */
export const DEPENDENCIES_UNPINNED =
  'A package from here that needs another one from here: add and pin that one too, or uv looks for it on PyPI, where anybody may have taken its name.'
