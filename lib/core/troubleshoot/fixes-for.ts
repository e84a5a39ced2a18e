import {
  indexHost,
  type RepositoryName,
  resourceName,
  simpleIndexUrl,
  uploadUrl,
} from '../repository-name'
import type { Purpose, System } from '../setup/guide'
import type { CauseEntry, Fix } from './cause-entry'

/** Whom a fix is for; what is not known is left open. */
export type FixSubject = {
  repository?: RepositoryName
  tool?: string
  system?: System
  purpose?: Purpose
}

/** In place of a repository that nobody named: as Google's pages write it, and no name that could be one. */
const ANY: RepositoryName = {
  location: 'LOCATION',
  project: 'PROJECT',
  repository: 'REPOSITORY',
}

/** Where a client runs, and no client itself: what it says there is any of them. */
const PLACES: readonly string[] = [
  'dockerfile',
  'github-actions',
  'gitlab-ci',
  'cloud-build',
  'google-cloud',
]

/**
 * What to do about a cause, for this repository, tool and system: plain text with `backticks`. Where the tool is not known, each
 * says for which tools it is; where nothing is for this tool, all are given.
 */
export function fixesFor({ fix }: CauseEntry, subject: FixSubject): readonly string[] {
  const fitting = fix.filter((one) => fits(one, subject))
  const some = fitting.length > 0 ? fitting : fix
  return some.map((one) => {
    const named = isOpen(subject.tool) || fitting.length === 0
    const said = fill(one.do, subject.repository ?? ANY)
    return named && one.tools ? `With ${one.tools.join(', ')}: ${said}` : said
  })
}

function fits({ tools, systems, purposes }: Fix, { tool, system, purpose }: FixSubject): boolean {
  if (isOpen(tool) && tools) return true
  const allows = (all: readonly string[] | undefined, one: string | undefined) =>
    all === undefined || one === undefined || all.includes(one)
  return allows(tools, tool) && allows(systems, system) && allows(purposes, purpose)
}

function isOpen(tool: string | undefined): boolean {
  return tool === undefined || PLACES.includes(tool)
}

function fill(text: string, name: RepositoryName): string {
  return text
    .replaceAll('{install}', simpleIndexUrl(name))
    .replaceAll('{install-as}', simpleIndexUrl(name).replace('://', '://oauth2accesstoken@'))
    .replaceAll('{upload}', uploadUrl(name))
    .replaceAll('{host}', indexHost(name))
    .replaceAll('{name}', resourceName(name))
}
