import { Notice } from '../notice'

type Explanation = {
  title: string
  todo: string
  /** Nothing failed: a sign-in is simply due. */
  expected?: true
}

const RETRY = 'Sign in again. If it happens twice, tell whoever runs this site.'

/** next-auth uses either code for a person who said no, and for everything that breaks on the way back. */
const NOT_COMPLETED: Explanation = {
  title: 'The sign-in was not completed',
  todo: 'It was cancelled at Google, took too long, or was continued in another browser. Sign in again from here; if it happens twice, tell whoever runs this site.',
}

/** https://next-auth.js.org/configuration/pages#error-codes, and one of our own. */
const PROBLEMS: Readonly<Record<string, Explanation>> = {
  AccessDenied: {
    title: 'You were not let in',
    todo: 'Either you cancelled at Google, or your account is not in an allowed domain. Sign in with the account of your organization.',
  },
  SessionRequired: {
    title: 'That page needs a sign-in',
    todo: 'Sign in and you come back to it.',
    expected: true,
  },
  reauthenticate: {
    title: 'Google asks you to sign in again',
    todo: 'Your sign-in expired or was revoked. Sign in again and you come back to where you were.',
    expected: true,
  },
  OAuthSignin: { title: 'The sign-in could not be started', todo: RETRY },
  OAuthCallback: NOT_COMPLETED,
  Callback: NOT_COMPLETED,
  OAuthCreateAccount: { title: 'The sign-in could not be completed', todo: RETRY },
  Configuration: {
    title: 'This site is not set up correctly',
    todo: 'Signing in again will not help: tell whoever runs this site.',
  },
}

const UNKNOWN: Explanation = { title: 'The sign-in did not work', todo: RETRY }

/** What a failed sign-in means in plain words. `code` comes from the address, so an unknown one is never shown. */
export function SignInProblem({ code }: { code: string }) {
  const { title, todo, expected } = Object.hasOwn(PROBLEMS, code)
    ? (PROBLEMS[code] ?? UNKNOWN)
    : UNKNOWN
  return (
    <Notice kind={expected ? 'info' : 'problem'} title={title}>
      <p>{todo}</p>
    </Notice>
  )
}
