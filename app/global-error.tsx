'use client'

import { BrokenPage } from '@/components/broken-page'
import './globals.css'

/** Stands in for the layout too, when that is what broke. */
export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <html lang="en">
      <body>
        <main className="px-4">
          <title>This page broke</title>
          <BrokenPage reference={error.digest} retry={retry} />
        </main>
      </body>
    </html>
  )
}
