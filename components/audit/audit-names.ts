import type { AccessSort } from '@/lib/core/policies/access-order'
import type { AuditLevel, AuditSort, AuditView } from '@/lib/core/policies/audit-query'
import type { FindingKind, Severity } from '@/lib/core/policies/findings/finding'
import type { Level } from '@/lib/core/policies/level'
import type { PrincipalKind } from '@/lib/core/policies/principal'

export const VIEW_NAMES: Record<AuditView, string> = {
  repositories: 'By repository',
  principals: 'By principal',
  matrix: 'Matrix',
  findings: 'Findings',
}

export const LEVEL_NAMES: Record<AuditLevel, string> = {
  install: 'Install',
  publish: 'Publish',
  delete: 'Delete',
  administer: 'Administer',
  through: 'Install through a virtual repository',
}

/** How a level looks where there is room for one letter; the word is always there for those who do not see it. */
export const LEVEL_SIGNS: Record<Level, { letter: string; word: string; style: string }> = {
  administer: { letter: 'A', word: 'administer', style: 'bg-bad-soft text-bad font-semibold' },
  delete: { letter: 'D', word: 'delete', style: 'bg-unsure-soft text-unsure font-semibold' },
  publish: { letter: 'P', word: 'publish', style: 'bg-accent-soft text-accent font-semibold' },
  install: { letter: 'I', word: 'install', style: 'bg-good-soft text-good' },
  'through-virtual': {
    letter: 'V',
    word: 'install through a virtual repository',
    style: 'bg-code text-ink',
  },
  none: { letter: '·', word: 'no access', style: 'text-quiet' },
}

export const KIND_NAMES: Record<PrincipalKind, string> = {
  user: 'Person',
  group: 'Group',
  'service-account': 'Service account',
  domain: 'Domain',
  'all-users': 'Everybody on the internet',
  'all-authenticated-users': 'Every Google account',
  'project-role': 'Basic role of a project',
  kubernetes: 'GKE workload',
  federated: 'Federated identity',
  'federated-set': 'Set of federated identities',
  deleted: 'Deleted account',
  unknown: 'Unknown kind',
}

export const FINDING_NAMES: Record<FindingKind, string> = {
  public: 'Public',
  'every-google-account': 'Open to every Google account',
  'dependency-confusion': 'Dependency confusion',
  'outside-domains': 'Outside your domains',
  'default-service-account': 'Default service account writes',
  'basic-role': 'Write through a basic role',
  'wide-administration': 'Administration wider than a repository',
  person: 'Write by a person, not a group',
  'deleted-principal': 'Deleted principal',
}

export const SEVERITY_SIGNS: Record<Severity, { word: string; style: string }> = {
  high: { word: 'High', style: 'bg-bad-soft text-bad' },
  medium: { word: 'Medium', style: 'bg-unsure-soft text-unsure' },
  low: { word: 'Low', style: 'bg-code text-ink' },
}

/** What each order is called; `reach` means another thing in each view. */
export const AUDIT_SORT_NAMES: Record<
  'repositories' | 'principals',
  Partial<Record<AuditSort, string>>
> = {
  repositories: { name: 'Name', project: 'Project', reach: 'Findings' },
  principals: { name: 'Name', kind: 'Kind', reach: 'Repositories reached' },
}

export const ACCESS_SORT_NAMES: Record<AccessSort, string> = {
  name: 'Name',
  kind: 'Kind',
  level: 'What they may',
}
