import { purposeOf } from '../link/describe-link'
import { plainLabel } from '../link/plain-label'
import { type RepositoryName, repositoryHref } from '../repository-name'
import type { SetupChoices } from '../setup/setup-request'
import { TOOLS } from '../setup/tools'

/** How long the words on a badge may be, in characters. */
export const LONGEST_LABEL = 40

/** The words left of the repository's name: what was asked for as one plain line, else `pip install`, or `install from`. */
export function badgeLabel(choices: SetupChoices, asked = ''): string {
  const purpose = purposeOf(choices)
  const usual =
    choices.tool === undefined
      ? { install: 'install from', publish: 'publish to' }[purpose]
      : `${TOOLS[choices.tool].name} ${purpose}`
  return plainLabel(asked, LONGEST_LABEL) || usual
}

/** The address of a badge: the shortest for its words. `label` replaces them. */
export function badgeHref(name: RepositoryName, choices: SetupChoices = {}, label = ''): string {
  const words = plainLabel(label, LONGEST_LABEL)
  const purpose = purposeOf(choices)
  const query = new URLSearchParams([
    ...(words !== '' ? [['label', words]] : []),
    ...(words === '' && choices.tool !== undefined ? [['tool', choices.tool]] : []),
    ...(words === '' && purpose !== purposeOf({ tool: choices.tool })
      ? [['purpose', purpose]]
      : []),
  ]).toString()
  const path = `${repositoryHref(name).replace('/repositories', '/badge')}.svg`
  return query === '' ? path : `${path}?${query}`
}
