import type { Index, Purpose, Scope } from '@/lib/core/setup/guide'

/** As the pickers call them. */
export const PURPOSE_NAMES = {
  install: 'Install packages',
  publish: 'Publish packages',
} as const satisfies Record<Purpose, string>

export const SCOPE_NAMES = {
  user: 'For me, everywhere',
  venv: 'In a virtual environment',
  machine: 'For everybody on this computer',
  project: 'In a project’s own file',
  environment: 'In this terminal, by variables',
} as const satisfies Record<Scope, string>

export const INDEX_NAMES = {
  only: 'This repository alone',
  virtual: 'A virtual repository',
  beside: 'This repository beside PyPI',
} as const satisfies Record<Index, string>
