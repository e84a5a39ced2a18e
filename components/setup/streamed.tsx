'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Shell } from '@/lib/core/setup/guide'

/** What depends on Google's answers, already rendered, by where it goes. */
export type StreamedParts = Readonly<
  Record<'betterSource' | 'existingVirtual' | 'noUploads' | 'packages', ReactNode>
>

const Parts = createContext<StreamedParts | undefined>(undefined)
const Query = createContext('')
const Account = createContext<Readonly<Record<Shell, string>> | undefined>(undefined)

/**
 * Holds the parts that ask Google for the page inside it. They live in the layout, which stays when only the choices
 * change, so choosing asks Google nothing; the page says where each goes by {@link StreamedPart}.
 */
export function Streamed({
  parts,
  account,
  children,
}: {
  parts: StreamedParts | undefined
  /** What tells the doctor whose page it is, in each shell. */
  account: Readonly<Record<Shell, string>> | undefined
  children: ReactNode
}) {
  return (
    <Account value={account}>
      <Parts value={parts}>{children}</Parts>
    </Account>
  )
}

/** The end of the doctor's line for who is signed in; nothing for others. */
export function AccountArgument({ shell }: { shell: Shell }) {
  return useContext(Account)?.[shell]
}

/** The part's place on the page. `query`: the choices that links in it keep. */
export function StreamedPart({ part, query }: { part: keyof StreamedParts; query: string }) {
  return <Query value={query}>{useContext(Parts)?.[part]}</Query>
}

/** A link to a setup page with the choices of the page that it is on, plus `add`. */
export function SameChoicesLink({
  path,
  add = '',
  hash = '',
  className,
  instant = false,
  children,
}: {
  path: string
  /** A parameter more: `package=x`. */
  add?: string
  hash?: string
  className: string
  instant?: boolean
  children: ReactNode
}) {
  const query = [useContext(Query), add].filter((part) => part !== '').join('&')
  return (
    <a
      href={`${path}${query && `?${query}`}${hash}`}
      className={className}
      {...(instant && { 'data-instant': '' })}
    >
      {children}
    </a>
  )
}
