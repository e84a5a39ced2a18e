import { withoutSecrets } from './drop-secrets'

/** The parameters into which people paste names and addresses of repositories. */
const PASTED = ['repository', 'add']

/** Said in the address where a secret was dropped: alone, or with what it stood in. */
export const WITHHELD = 'withheld'

/**
 * A path and query in which somebody pasted a secret, without it; `undefined` when there is none. It is to be redirected to, so
 * that no page, link or header is ever made from the secret.
 */
export function dropAddressSecrets(address: string): string | undefined {
  const start = address.indexOf('?')
  if (start < 0) return undefined
  const [path, query] = [address.slice(0, start), address.slice(start + 1)]
  const before = [...new URLSearchParams(query)]
  const after = before.flatMap(([name, value]): [string, string][] => {
    if (!PASTED.includes(name)) return [[name, value]]
    const { text, hadSecret } = withoutSecrets(value)
    return [
      ...(text === '' && value !== '' ? [] : [[name, text] satisfies [string, string]]),
      ...(hadSecret ? [[WITHHELD, name] satisfies [string, string]] : []),
    ]
  })
  const changed = after.some(([name, value], at) => {
    return before[at]?.[0] !== name || before[at]?.[1] !== value
  })
  return changed ? `${path}?${new URLSearchParams(after)}` : undefined
}
