import { useEffect, useState } from 'react'
import { readToldReasons, type ToldReasons } from '@/lib/core/policies/told-reasons'
import { type RepositoryName, repositoryHref } from '@/lib/core/repository-name'

export type Reasons =
  | { is: 'reading' }
  | { is: 'read'; reasons: ToldReasons }
  | { is: 'failed'; because: string }

/** Why the person may or may not, from the policies of one repository. */
export function useReasons(name: RepositoryName): Reasons {
  const [reasons, setReasons] = useState<Reasons>({ is: 'reading' })
  const href = `${repositoryHref(name)}/access/why.json`
  useEffect(() => {
    const leaving = new AbortController()
    askFor(href, leaving.signal).then(setReasons, () => {
      if (!leaving.signal.aborted) setReasons(failed('The connection broke.'))
    })
    return () => leaving.abort()
  }, [href])
  return reasons
}

async function askFor(href: string, signal: AbortSignal): Promise<Reasons> {
  const answer = await fetch(href, { signal })
  if (answer.status === 401) return failed('Your sign-in has ended: reload the page.')
  const reasons = answer.ok ? readToldReasons(await answer.json()) : undefined
  return reasons ? { is: 'read', reasons } : failed('This site had a problem.')
}

function failed(because: string): Reasons {
  return { is: 'failed', because }
}
