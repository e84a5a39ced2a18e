import type { Purpose, Scope } from '@/lib/core/setup/guide'

/** As the pickers call them. */
export const PURPOSE_NAMES = {
  install: 'Install packages',
  publish: 'Publish packages',
} as const satisfies Record<Purpose, string>

export const SCOPE_NAMES = {
  user: 'For me, everywhere',
  venv: 'In a virtual environment',
  project: 'In a project’s own file',
} as const satisfies Record<Scope, string>
