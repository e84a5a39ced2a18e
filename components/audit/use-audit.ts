import { useEffect, useState } from 'react'
import {
  type Audit,
  addSnapshotEvents,
  emptyAudit,
  type SnapshotEvent,
} from '@/lib/core/policies/snapshot-event'

/** Milliseconds between two looks at what has arrived: everything is computed anew, and that grows with its size. */
const PAUSE = { least: 100, most: 3000, forEachRepository: 0.3 }

/** What the server's stream adds up to, shown every now and then until it ends. Signed out, the page leaves. */
export function useAudit(events: AsyncIterable<readonly SnapshotEvent[]>, now: number): Audit {
  const [audit, setAudit] = useState(() => emptyAudit(now))
  useEffect(() => {
    let wanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    let waiting: SnapshotEvent[] = []
    let repositories = 0
    let sum = emptyAudit(now)
    setAudit(sum)
    const show = () => {
      clearTimeout(timer)
      timer = undefined
      const batch = waiting
      waiting = []
      sum = addSnapshotEvents(sum, batch)
      repositories = sum.snapshot.repositories.length
      setAudit(sum)
    }
    async function read() {
      for await (const batch of events) {
        if (!wanted) return
        waiting.push(...batch)
        const pause = Math.min(PAUSE.most, repositories * PAUSE.forEachRepository)
        timer ??= setTimeout(show, Math.max(PAUSE.least, pause))
      }
      if (wanted) show()
    }
    read().catch(() => {
      waiting.push({ type: 'interrupted' })
      if (wanted) show()
    })
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [events, now])

  const signedOut = audit.state === 'signed-out'
  useEffect(() => {
    if (!signedOut) return
    const callbackUrl = `${window.location.pathname}${window.location.search}`
    window.location.replace(`/?${new URLSearchParams({ error: 'reauthenticate', callbackUrl })}`)
  }, [signedOut])
  return audit
}
