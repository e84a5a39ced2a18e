'use client'

import { usePathname } from 'next/navigation'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import type { ServiceAccountKey } from '@/lib/core/key/read-service-account-key'
import { readKeyFile } from './read-key-file'

type KeyState =
  | { is: 'nothing' }
  | { is: 'reading' }
  | { is: 'accepted'; key: ServiceAccountKey }
  | { is: 'problem'; problem: string }

type KeyHolder = {
  state: KeyState
  /** Reads what was chosen or dropped, in place of what was there before. `project` is the repository's. */
  take: (files: readonly File[], project: string) => Promise<void>
  forget: () => void
}

const NOTHING: KeyState = { is: 'nothing' }
const KeyContext = createContext<KeyHolder>({
  state: NOTHING,
  take: () => Promise.resolve(),
  forget: () => {},
})

/** The key that the reader gave to the page, and how to give or forget it. */
export function useKey(): KeyHolder {
  return useContext(KeyContext)
}

/**
 * Holds a service account's key for what is inside it: in memory alone, never in a storage or an address. Leaving the
 * page or its repository forgets it, also where Back brings the page back as it was.
 */
export function KeyProvider({ children }: { children: ReactNode }) {
  const path = usePathname()
  const [{ state, of }, setHeld] = useState({ state: NOTHING, of: path })
  // Another repository: React renders anew before it shows anything.
  if (of !== path) setHeld({ state: NOTHING, of: path })

  /** Counts what was begun, so that a file that is still being read when it is forgotten stays forgotten. */
  const turn = useRef(0)

  const holder = useMemo(() => {
    const begin = (next: KeyState) => {
      turn.current += 1
      setHeld({ state: next, of: path })
      return turn.current
    }
    const take = async (files: readonly File[], project: string) => {
      const mine = begin({ is: 'reading' })
      const reading = await readKeyFile(files, project)
      if (turn.current !== mine) return
      setHeld({
        state: reading.ok
          ? { is: 'accepted', key: reading.key }
          : { is: 'problem', problem: reading.problem },
        of: path,
      })
    }
    return { take, forget: () => void begin(NOTHING) }
  }, [path])

  useEffect(() => {
    const stop = new AbortController()
    // At once: a page that the browser keeps for Back is frozen before React would get to it.
    const leave = () => flushSync(holder.forget)
    addEventListener('pagehide', leave, { signal: stop.signal })
    addEventListener('pageshow', ({ persisted }) => persisted && leave(), { signal: stop.signal })
    return () => {
      turn.current += 1
      stop.abort()
    }
  }, [holder])

  const value = useMemo(() => ({ ...holder, state }), [holder, state])
  return <KeyContext value={value}>{children}</KeyContext>
}
