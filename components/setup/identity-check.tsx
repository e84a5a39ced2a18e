import { SEE_ACCOUNT } from '@/lib/core/setup/search-order'
import { CodeBlock } from '../code-block'
import { Prose } from '../prose'
import { Fold } from './fold'

/** The browser's account and the computer's may differ: how to see the other one, and what to do. */
export function IdentityCheck({ email }: { email: string }) {
  return (
    <Fold summary="Does your computer use the same account?">
      <p>
        The answers above are for <strong className="font-medium">{email}</strong>, who is signed in
        here. The tools on your computer use Application Default Credentials, which may be somebody
        else’s. This prints whose, in every shell:
      </p>
      <CodeBlock
        label="Terminal"
        what="the command that prints the account"
        content={SEE_ACCOUNT.command}
      />
      <p className="text-quiet">{SEE_ACCOUNT.note}</p>
      <ul className="list-disc space-y-2 pl-5">
        <li>
          Another address: run <Prose text="`gcloud auth application-default login`" /> and choose{' '}
          {email}.
        </li>
        <li>
          An address that ends in <Prose text="`gserviceaccount.com`" />: the variable{' '}
          <Prose text="`GOOGLE_APPLICATION_CREDENTIALS`" /> names a key, or this is a machine of
          Google Cloud. Unset the variable, or ask for the role for that account.
        </li>
        <li>
          An error that says that no credentials were found: nobody is signed in on this computer
          yet. The steps below begin with it.
        </li>
      </ul>
    </Fold>
  )
}
