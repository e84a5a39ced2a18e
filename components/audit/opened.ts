import { useState } from 'react'

/** Which rows are open, by their keys: what scrolls away and comes back is as it was. */
export function useOpened() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  return {
    has: (key: string) => opened.has(key),
    toggle: (key: string) =>
      setOpened((before) => {
        const after = new Set(before)
        if (!after.delete(key)) after.add(key)
        return after
      }),
  }
}
