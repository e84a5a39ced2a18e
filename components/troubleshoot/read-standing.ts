import type { Standing } from '@/lib/core/troubleshoot/diagnosis'

/** What `StandingMark` has put on the page; `undefined` while it is not there. */
export function readStanding(): Standing | undefined {
  const written = document.querySelector('[data-standing]')?.getAttribute('data-standing')
  if (!written) return undefined
  const read: unknown = JSON.parse(written)
  if (typeof read !== 'object' || read === null || !('email' in read)) return undefined
  const truth = (name: 'exists' | 'refused' | 'install' | 'publish') => {
    const value: unknown = Object.entries(read).find(([key]) => key === name)?.[1]
    return typeof value === 'boolean' ? value : undefined
  }
  return {
    email: String(read.email),
    exists: truth('exists'),
    refused: truth('refused') ?? false,
    install: truth('install'),
    publish: truth('publish'),
  }
}
