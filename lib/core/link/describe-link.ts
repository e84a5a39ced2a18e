import type { RepositoryName } from '../repository-name'
import { DEFAULTS, purposeFor, type SetupChoices } from '../setup/setup-request'
import { SYSTEM_NAMES } from '../setup/systems'
import { TOOLS } from '../setup/tools'
import { plainLabel } from './plain-label'

/** How long the words of a link may be, in characters. */
export const LONGEST_TEXT = 120

/** What the link says when nobody said what it should: `Install from ml-private with pip on macOS`. What is left to the reader is not said. */
export function describeLink({ repository }: RepositoryName, choices: SetupChoices): string {
  const { tool, system } = choices
  const verb = purposeOf(choices) === 'publish' ? 'Publish to' : 'Install from'
  const using = tool === undefined ? '' : ` with ${TOOLS[tool].name}`
  const on = system === undefined ? '' : ` on ${SYSTEM_NAMES[system]}`
  return `${verb} ${repository}${using}${on}`
}

/** The words of a link: those that were asked for, as one plain line, else {@link describeLink}. */
export function linkText(name: RepositoryName, choices: SetupChoices, asked = ''): string {
  return plainLabel(asked, LONGEST_TEXT) || describeLink(name, choices)
}

/** What a link with these choices leads to doing. */
export function purposeOf({ tool, purpose }: SetupChoices) {
  return purpose ?? (tool === undefined ? DEFAULTS.purpose : purposeFor(tool))
}
