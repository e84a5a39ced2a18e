import { headers } from 'next/headers'
import { parseReturnAddress } from '@/lib/core/return-address'

/** Set by the proxy on every request that reaches a page. */
export const ADDRESS_HEADER = 'x-address'

/** The path and query of the page being rendered, letter for letter as it was asked for. */
export async function currentAddress(): Promise<string> {
  return parseReturnAddress((await headers()).get(ADDRESS_HEADER)) ?? '/repositories'
}
