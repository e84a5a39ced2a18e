import type { ReactNode } from 'react'

/** The one thing to press on a page. An `<a>`: the sign-in must never be prefetched. */
export function ButtonLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center gap-2 rounded-md border border-transparent bg-accent px-5 font-medium text-on-accent hover:underline"
    >
      {children}
    </a>
  )
}
