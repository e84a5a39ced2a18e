import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { type ReactNode, Suspense } from 'react'
import { Account, AccountSkeleton } from '@/components/account'
import { SiteFooter } from '@/components/site-footer'
import { SiteHeader } from '@/components/site-header'
import { parseTheme } from '@/components/theme'
import { ThemeSwitch } from '@/components/theme-switch'
import { currentAddress } from '@/lib/data/current-address'
import { getViewer } from '@/lib/data/viewer'
import './globals.css'
import { setTheme } from './set-theme'
import { signOut } from './sign-out'

export const metadata: Metadata = {
  title: { default: 'Artifact Registry Onboarding', template: '%s · Artifact Registry Onboarding' },
  description:
    'From a link to a working pip install or twine upload with Google Artifact Registry, step by step.',
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get('theme')?.value)
  return (
    <html lang="en" data-theme={theme}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
        >
          Skip to the content
        </a>
        <SiteHeader
          account={
            <Suspense fallback={<AccountSkeleton />}>
              <ViewerAccount />
            </Suspense>
          }
          audit={
            <Suspense fallback={null}>
              <AuditLink />
            </Suspense>
          }
          theme={<ThemeSwitch current={theme} action={setTheme} />}
        />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 sm:px-6"
        >
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  )
}

async function ViewerAccount() {
  const viewer = await getViewer()
  return <Account email={viewer?.email} here={await currentAddress()} signOut={signOut} />
}

/** Whoever is signed out could follow it to nothing but the sign-in. */
async function AuditLink() {
  if ((await getViewer()) === undefined) return null
  return (
    <a href="/audit" className="pressable text-quiet hover:text-ink hover:underline">
      Audit
    </a>
  )
}
