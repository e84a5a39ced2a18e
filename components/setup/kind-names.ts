import type { ModeKind } from '@/lib/core/inventory/repository-details'

/** What people call each kind of repository. */
export const KIND_NAMES = {
  standard: 'Standard repository',
  virtual: 'Virtual repository',
  remote: 'Remote repository',
  unknown: 'Repository of a kind we do not know',
} as const satisfies Record<ModeKind, string>
