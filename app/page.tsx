import { ButtonLink } from '@/components/button-link'
import { OpenRepository } from '@/components/landing/open-repository'
import { SignInProblem } from '@/components/landing/sign-in-problem'
import { SignedOutNotice } from '@/components/landing/signed-out-notice'
import { WhatIsAsked } from '@/components/landing/what-is-asked'
import { Notice } from '@/components/notice'
import { signInHref } from '@/components/sign-in-href'
import { parseReturnAddress } from '@/lib/core/return-address'
import { startedFrom } from '@/lib/data/started-from'
import { getViewer } from '@/lib/data/viewer'
import { getEnv } from '@/lib/env'

export default async function LandingPage({ searchParams }: PageProps<'/'>) {
  const query = await searchParams
  const viewer = await getViewer()
  const asked = query['callbackUrl'] ?? (query['error'] && (await startedFrom()))
  const returnTo = parseReturnAddress(asked, getEnv().baseUrl.origin)
  // Google has refused what the session holds, so being signed in here is of no use.
  const mustSignIn = query['error'] === 'reauthenticate'

  return (
    <div className="space-y-6">
      {typeof query['error'] === 'string' && <SignInProblem code={query['error']} />}
      {query['signed-out'] !== undefined && !viewer && <SignedOutNotice />}
      {query['callbackUrl'] !== undefined && !returnTo && <RefusedReturnAddress />}

      <div className="max-w-3xl space-y-3 pt-2">
        <h1 className="font-semibold text-3xl tracking-tight">
          From a link to a working <code className="font-mono text-[0.92em]">pip install</code>
        </h1>
        <p className="text-lg leading-7">
          For every Python repository in Google Artifact Registry there is a page here with the few
          steps that set up your computer to install from it or publish to it, and a check that
          proves they worked. It also tells you what you may do there, and why.
        </p>
      </div>

      <div className="grid gap-6 md:grid-cols-2">
        <section aria-labelledby="sign-in" className="space-y-5 rounded-lg border border-line p-5">
          <h2 id="sign-in" className="font-semibold text-xl">
            See your repositories
          </h2>
          {viewer && !mustSignIn ? (
            <SignedIn email={viewer.email} returnTo={returnTo} />
          ) : (
            <SignIn returnTo={returnTo} />
          )}
        </section>
        <section aria-labelledby="open" className="space-y-5 rounded-lg border border-line p-5">
          <h2 id="open" className="font-semibold text-xl">
            Go straight to one
          </h2>
          <p>
            Setup pages need no sign-in: they are made from the repository’s name alone, ask Google
            nothing and contain nothing secret. Signing in adds what you may do.
          </p>
          <OpenRepository />
        </section>
      </div>
    </div>
  )
}

function SignIn({ returnTo }: { returnTo: string | undefined }) {
  return (
    <>
      <div className="space-y-2">
        <ButtonLink href={signInHref(returnTo)}>Sign in with Google</ButtonLink>
        {returnTo && (
          <p className="text-quiet text-sm [overflow-wrap:anywhere]">
            Afterwards you come back to <code className="inline-code">{returnTo}</code>
          </p>
        )}
      </div>
      <WhatIsAsked />
    </>
  )
}

function SignedIn({ email, returnTo }: { email: string; returnTo: string | undefined }) {
  return (
    <>
      <p>
        You are signed in as <strong>{email}</strong>.
      </p>
      <ButtonLink href={returnTo ?? '/repositories'}>
        {returnTo ? 'Go on to where you were' : 'Show my repositories'}
      </ButtonLink>
    </>
  )
}

function RefusedReturnAddress() {
  return (
    <Notice kind="warning" title="The address to return to was ignored">
      <p>
        The link that brought you here asked to go on to an address that is not a page of this site.
        After signing in you will see your repositories instead.
      </p>
    </Notice>
  )
}
