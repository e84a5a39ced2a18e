import { signInHref } from './sign-in-href'

/** Who is signed in, with the way out; or the way in, which comes back to `here` unless that is the first page. */
export function Account({
  email,
  here,
  signOut,
}: {
  email: string | undefined
  here: string
  signOut: () => Promise<void>
}) {
  if (email === undefined) {
    return (
      <a
        href={signInHref(/^\/(\?|$)/.test(here) ? undefined : here)}
        className="pressable link ml-auto"
      >
        Sign in
      </a>
    )
  }
  return (
    <>
      <span className="ml-auto min-w-0 max-w-[16rem] truncate text-quiet text-sm" title={email}>
        <span className="sr-only">Signed in as </span>
        {email}
      </span>
      <form action={signOut} className="shrink-0">
        <button type="submit" className="pressable link cursor-pointer">
          Sign out
        </button>
      </form>
    </>
  )
}

/** As wide as a short address with "Sign out", so that the header does not move when the answer comes. */
export function AccountSkeleton() {
  return (
    <span className="pressable ml-auto w-24 justify-end">
      <span aria-hidden="true" className="skeleton h-4 w-full" />
      <noscript>
        <a href="/sign-in">Sign in</a>
      </noscript>
    </span>
  )
}
