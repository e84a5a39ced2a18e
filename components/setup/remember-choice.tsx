'use client'

import { useEffect } from 'react'

/**
 * Keeps what the shown address says for the next visit. An effect, because it runs when the page is shown and not when it
 * is only fetched ahead; proxy.ts does the same where there is no JavaScript. Scripts must be able to write these
 * cookies: following a link that was fetched ahead sends no request that could bring them.
 */
export function RememberChoice({ cookies }: { cookies: readonly string[] }) {
  const lines = cookies.join('\n')
  useEffect(() => {
    for (const line of lines.split('\n')) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API would be one more promise, and newer.
      if (line !== '') document.cookie = line
    }
  }, [lines])
  return null
}
