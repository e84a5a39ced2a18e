/** The address that starts the sign-in and comes back to `path` (with its query) on this site. */
export function signInHref(path: string | undefined): string {
  return path === undefined ? '/sign-in' : `/sign-in?${new URLSearchParams({ callbackUrl: path })}`
}
