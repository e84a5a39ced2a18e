import type { TomlEntry, TomlTable } from '@/lib/core/quote/toml-document'
import { urlUserInfo } from '@/lib/core/quote/url-user-info'
import { simpleIndexUrl, uploadUrl } from '@/lib/core/repository-name'
import type { PasswordSignIn } from '../credential'
import type { Purpose } from '../guide'
import type { Subject } from '../tool'
import { type InUvFile, type UvUse, uvFile } from './uv-place'

/** What an index is written for; `signIn` where user name and password are variables. */
export type UvPlan = { purpose: Purpose; use: UvUse; signIn?: PasswordSignIn }

/**
 * The index's name: the repository ID as it is, for all that Google allows in one uv allows too (tried: 0.13.9). Publishing has an index of
 * its own: an explicit one of the same name would end the installing from it (tried: 0.10.0, 0.13.9).
 */
export function uvIndexName({ repository }: Subject, purpose: Purpose): string {
  return purpose === 'publish' ? `${repository.repository}-upload` : repository.repository
}

/**
 * What the file must contain, for installing or for publishing alone.
 *
 * `authenticate = "always"` makes uv look for user name and password before the first request, in its variables or, with the
 * provider, in keyring, so `url` needs no user name, which defeated uv's cache (astral-sh/uv#16076; no longer seen with 0.13.9).
 * For an upload uv takes no user name from keyring, so `publish-url` has one; nothing else is read from there. With variables it must have
 * none: a key's user would not win over it (401). Tried: 0.6.10 to 0.13.9; the variables with 0.10.0 and 0.13.9.
 *
 * Beside PyPI: in a project the index is explicit, and a package is pinned to it; elsewhere there are no pins, and the index comes first.
 */
export function uvTables(subject: InUvFile, plan: UvPlan): readonly TomlTable[] {
  const { table } = uvFile(subject)
  const entries: readonly TomlEntry[] = [
    ['name', uvIndexName(subject, plan.purpose)],
    ['url', simpleIndexUrl(subject.repository)],
    ...role(subject, plan),
    ['authenticate', 'always'],
  ]
  return [
    ...(plan.signIn
      ? []
      : [{ path: table, entries: [['keyring-provider', 'subprocess']] satisfies TomlEntry[] }]),
    { path: [...table, 'index'], item: true, entries },
    ...(isPinned(subject, plan) && subject.distribution !== undefined
      ? [
          {
            path: [...table, 'sources', uvPackageName(subject.distribution)],
            entries: [['index', uvIndexName(subject, plan.purpose)]] satisfies TomlEntry[],
          },
        ]
      : []),
  ]
}

/** Whether packages come from here only where the project says so. */
export function isPinned({ index }: Subject, { use }: Pick<UvPlan, 'use'>): boolean {
  return index === 'beside' && use === 'projects'
}

function role(subject: InUvFile, plan: UvPlan): readonly TomlEntry[] {
  if (plan.purpose === 'publish') {
    const { repository } = subject
    const url = plan.signIn ? uploadUrl(repository) : uploadUrlWithUser(subject)
    return [
      ['publish-url', url],
      ['explicit', true],
    ]
  }
  if (isPinned(subject, plan)) return [['explicit', true]]
  return subject.index === 'beside' ? [] : [['default', true]]
}

function uploadUrlWithUser({ repository }: Subject): string {
  return uploadUrl(repository).replace('//', `//${urlUserInfo('oauth2accesstoken')}@`)
}

/** As uv writes a name. Facts: https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function uvPackageName(distribution: string): string {
  return distribution.replace(/[-_.]+/g, '-').toLowerCase()
}
