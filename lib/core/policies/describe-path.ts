import type { AccessPath } from './access-of'
import type { PolicyIndex } from './policy-index'
import { parsePrincipal } from './principal'

/** A path in a line, as `Writer, through group:py-devs@example.com on project ml-platform`. */
export function describePath(index: PolicyIndex, path: AccessPath): string {
  const { role, chain, condition } = path
  const parts = [
    `${shortTitle(role)},`,
    ...(chain.length === 0 ? [] : [describeChain(chain)]),
    `on ${describePlace(index, path.on)}`,
  ]
  return `${parts.join(' ')}${condition === undefined ? '' : `, ${condition.says}`}`
}

const BASIC = /^roles\/(?:owner|editor|viewer)$/

/** `Writer` for Artifact Registry's everyday roles; basic ones are called so, since their names are alike. */
export function shortTitle({ name, title }: AccessPath['role']): string {
  if (BASIC.test(name)) return `${title} (basic role)`
  return /^roles\/artifactregistry\.(?:reader|writer|repoAdmin|admin)$/.test(name)
    ? title.replace(/^Artifact Registry /, '')
    : title
}

function describeChain(chain: readonly string[]): string {
  const [first = '', ...rest] = chain
  const last = parsePrincipal(chain.at(-1) ?? '')
  const outer = rest.map((set) => ` in ${set}`).join('')
  switch (last.kind) {
    case 'all-users':
      return 'as everybody on the internet,'
    case 'all-authenticated-users':
      return 'as every Google account,'
    default:
      return `through ${first}${outer}`
  }
}

/** `project ml-platform`, `folder Engineering`, `this repository`. */
export function describePlace(index: PolicyIndex, { name, kind }: AccessPath['on']): string {
  if (kind === 'repository') return 'this repository'
  const id = name.slice(name.indexOf('/') + 1)
  const { displayName } = index.holderOf(name)?.container ?? {}
  return `${kind} ${kind === 'project' ? id : (displayName ?? id)}`
}
