import type { Metadata } from 'next'
import { ButtonLink } from '@/components/button-link'

export const metadata: Metadata = { title: 'No such page' }

export default function NotFound() {
  return (
    <div className="max-w-3xl space-y-4 pt-4">
      <h1 className="font-semibold text-2xl tracking-tight">There is no page at this address</h1>
      <p>
        The link may have been cut off or mistyped. The page of a repository has the address{' '}
        <code className="inline-code">
          /repositories/&lt;project&gt;/&lt;location&gt;/&lt;repository&gt;
        </code>
        .
      </p>
      <ButtonLink href="/">Start from the beginning</ButtonLink>
    </div>
  )
}
