import type { Ability } from '@/lib/core/access'
import type { Sort } from '@/lib/core/inventory/inventory-query'
import type { ModeKind } from '@/lib/core/inventory/repository-details'

export const MODE_NAMES: Record<ModeKind, string> = {
  standard: 'Standard',
  virtual: 'Virtual',
  remote: 'Remote',
  unknown: 'Other',
}

export const ABILITY_NAMES: Record<Ability, string> = {
  install: 'Install',
  publish: 'Publish',
  administer: 'Administer',
}

export const SORT_NAMES: Record<Sort, string> = {
  name: 'Repository',
  project: 'Project',
  location: 'Location',
  updated: 'Updated',
  size: 'Size',
}
