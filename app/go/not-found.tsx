import type { Metadata } from 'next'

// Next takes the title from here when proxy.ts gives the page the status 404, though the page itself is what is shown.
export const metadata: Metadata = { title: 'Open a repository', robots: { index: false } }

export { default } from '../not-found'
