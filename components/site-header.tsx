import type { ReactNode } from 'react'

/** Plain links: a full page load keeps `next/link` out of what every page sends. */
export function SiteHeader({
  account,
  audit,
  theme,
}: {
  account: ReactNode
  /** The link for those who are signed in. */
  audit: ReactNode
  theme: ReactNode
}) {
  return (
    <header className="border-line border-b">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-4 py-1.5 sm:gap-x-6 sm:px-6">
        <a
          href="/"
          className="pressable gap-2.5 font-semibold text-sm tracking-tight sm:text-[0.9375rem]"
        >
          {/* biome-ignore lint/performance/noImgElement: a drawing of 1 kB gains nothing from next/image. */}
          <img src="/icon.svg" alt="" width={22} height={22} className="max-sm:hidden" />
          Artifact Registry Onboarding
        </a>
        <div className="not-on-paper ml-auto sm:order-last sm:ml-0">{theme}</div>
        <div className="not-on-paper flex w-full min-w-0 items-center gap-x-4 max-sm:flex-wrap sm:w-auto sm:flex-1">
          <nav aria-label="Main" className="flex gap-x-4">
            <a href="/repositories" className="pressable text-quiet hover:text-ink hover:underline">
              Repositories
            </a>
            {audit}
            <a href="/troubleshoot" className="pressable text-quiet hover:text-ink hover:underline">
              Troubleshoot
            </a>
          </nav>
          {account}
        </div>
      </div>
    </header>
  )
}
