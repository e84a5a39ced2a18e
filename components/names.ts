import type { Ability, Access } from '@/lib/core/access'
import type { Sort } from '@/lib/core/inventory/inventory-query'
import type { ModeKind } from '@/lib/core/inventory/repository-details'

/** What people call each kind of repository. */
export const MODE_NAMES: Record<ModeKind, string> = {
  standard: 'Standard',
  virtual: 'Virtual',
  remote: 'Remote',
  unknown: 'Other',
}

export const ABILITY_NAMES: Record<Ability, string> = {
  install: 'Install',
  publish: 'Publish',
  delete: 'Delete',
  administer: 'Administer',
}

/** How each answer looks; the word is always there, so that colour never stands alone. */
export const ACCESS_SIGNS = {
  granted: { icon: 'check', word: 'Yes', style: 'bg-good-soft text-good' },
  denied: { icon: 'cross', word: 'No', style: 'bg-bad-soft text-bad' },
  unknown: { icon: 'question', word: 'Not known', style: 'bg-unsure-soft text-unsure' },
} as const satisfies Record<Access['is'], unknown>

export const SORT_NAMES: Record<Sort, string> = {
  name: 'Repository',
  project: 'Project',
  location: 'Location',
  updated: 'Updated',
  size: 'Size',
}
