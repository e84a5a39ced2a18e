import { type RepositoryName, repositoryHref } from '../repository-name'
import { type SetupChoices, setupHref } from '../setup/setup-request'

/** In pixels; what sites that unfurl links crop least: https://developers.facebook.com/docs/sharing/webmasters/images/ */
export const LINK_PICTURE_SIZE = { width: 1200, height: 630 } as const

/** The address of the picture of a setup page. It shows tool, purpose and system, so the other choices are not in it. */
export function linkPictureHref(name: RepositoryName, choices: SetupChoices): string {
  const { tool, purpose, system } = choices
  const query = setupHref(name, { tool, purpose, system }).split('?')[1]
  const path = `${repositoryHref(name).replace('/repositories', '/og')}.png`
  return query === undefined ? path : `${path}?${query}`
}
