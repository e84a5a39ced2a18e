import { dropSecrets } from './drop-secrets'

/** The parameters into which people paste names and addresses of repositories. */
const PASTED = ['repository', 'add']

/** Said in the address in place of what was dropped whole. */
export const WITHHELD = 'withheld'

/**
 * A path and query in which somebody pasted a secret, without it; `undefined` when there is none. It is to be redirected to, so
 * that no page, link or header is ever made from the secret.
 */
export function dropAddressSecrets(address: string): string | undefined {
  const [path = '', query = ''] = address.split('?', 2)
  const before = [...new URLSearchParams(query)]
  const after = before.flatMap(([name, value]): [string, string][] => {
    if (!PASTED.includes(name)) return [[name, value]]
    const clean = dropSecrets(value)
    return clean === '' && value !== '' ? [[WITHHELD, name]] : [[name, clean]]
  })
  const changed = after.some(([name, value], at) => {
    return before[at]?.[0] !== name || before[at]?.[1] !== value
  })
  return changed ? `${path}?${new URLSearchParams(after)}` : undefined
}
