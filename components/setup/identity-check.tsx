import { Prose } from '../prose'
import { Fold } from './fold'
import { WHICH_ACCOUNT } from './search-order'

/** The browser's account and the computer's may differ: how to see the other one, and what to do. */
export function IdentityCheck({ email }: { email: string }) {
  return (
    <Fold summary="Does your computer use the same account?">
      <p>
        The answers above are for <strong className="font-medium">{email}</strong>, who is signed in
        here. The tools on your computer use the account that keyring finds there, which may be
        somebody else’s. A command below the steps prints whose:{' '}
        <a href={`#${WHICH_ACCOUNT}`} className="link">
          Which credentials win, and which account is used
        </a>
        .
      </p>
      <ul className="list-disc space-y-2 pl-5">
        <li>
          Another address by Application Default Credentials: run{' '}
          <Prose text="`gcloud auth application-default login`" /> and choose {email}.
        </li>
        <li>
          Another address by <Prose text="`gcloud auth login`" />: run{' '}
          <Prose text="`gcloud auth login`" />, or sign in as in the steps below.
        </li>
        <li>
          An address that ends in <Prose text="`gserviceaccount.com`" />: the variable{' '}
          <Prose text="`GOOGLE_APPLICATION_CREDENTIALS`" /> names a key, or this is a machine of
          Google Cloud. Unset the variable, or ask for the role for that account.
        </li>
        <li>
          <Prose text="`Failed to find credentials`" />: nobody is signed in on this computer yet.
          The steps below begin with it.
        </li>
        <li>
          <Prose text="`No module named`" /> or no such file: the backend is not installed yet. The
          steps below do that.
        </li>
      </ul>
    </Fold>
  )
}
