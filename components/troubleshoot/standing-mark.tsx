import type { Standing } from '@/lib/core/troubleshoot/diagnosis'

/**
 * What Google said to the person who is signed in, for the box that reads messages: it may be put on the page long after the box.
 * All of it stands on the page in words as well.
 */
export function StandingMark({ standing }: { standing: Standing }) {
  return <span hidden data-standing={JSON.stringify(standing)} />
}
