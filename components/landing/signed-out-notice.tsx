import { Notice } from '../notice'

/** Signing out ends the session here and nothing else: say so, and where the rest is taken back. */
export function SignedOutNotice() {
  return (
    <Notice title="You are signed out here">
      <p>
        Nothing was revoked at Google: your Google session goes on, and the access you gave this
        site remains. You can take it back under{' '}
        <a href="https://myaccount.google.com/connections" className="link">
          your Google account’s connections
        </a>
        .
      </p>
    </Notice>
  )
}
