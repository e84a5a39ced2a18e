import type { RepositoryName } from '@/lib/core/repository-name'
import { buildGuide } from '@/lib/core/setup/build-guide'
import type { Credential } from '@/lib/core/setup/credential'
import { credentialNote } from '@/lib/core/setup/credential-note'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import { USUAL_FILES } from '@/lib/core/setup/key-file-argument'
import { serviceAccountOf, USUAL_ACCOUNT_ID } from '@/lib/core/setup/service-account'
import { DEFAULTS, type SetupRequest } from '@/lib/core/setup/setup-request'
import { Prose } from '../prose'
import { ChoiceForm } from './choice-form'

const FILE_LABELS = {
  key: 'Where the key file lies on your computer',
  configuration: 'Where the credential configuration file lies',
} as const

/** When to take the chosen credentials, and what the steps must know of them; nothing for those that everybody has. */
export function CredentialNote({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  const { file = 'key' }: Credential = CREDENTIAL_TABLE[request.credentials]
  const isUsual = request.credentials === DEFAULTS.credentials
  const depends = (one: Typed, other: Typed) =>
    said(name, request, one) !== said(name, request, other)
  const asksFile = depends({ keyFile: 'one.json' }, { keyFile: 'other.json' })
  const asksAccount = depends(
    { serviceAccount: serviceAccountOf(name, 'one-account') },
    { serviceAccount: serviceAccountOf(name, 'other-account') },
  )
  if (isUsual && !asksFile && !asksAccount) return null
  return (
    <div className="space-y-4">
      {!isUsual && (
        <p className="max-w-[75ch] text-quiet">
          <Prose text={credentialNote(request.tool, request.credentials)} />
        </p>
      )}
      {asksFile && (
        <ChoiceForm
          name={name}
          request={request}
          choice="keyFile"
          field="key-file"
          label={FILE_LABELS[file]}
          hint={`The commands below say \`${request.keyFile ?? USUAL_FILES[file]}\`. Only the path is used: it goes into the address, the file does not.`}
          button="Use this path"
        />
      )}
      {asksAccount && (
        <ChoiceForm
          name={name}
          request={request}
          choice="serviceAccount"
          field="service-account"
          label="E-mail address of the service account"
          hint={`The steps below say \`${request.serviceAccount ?? serviceAccountOf(name, USUAL_ACCOUNT_ID)}\`.`}
          button="Use this account"
        />
      )}
    </div>
  )
}

type Typed = Pick<SetupRequest, 'keyFile' | 'serviceAccount'>

/** All that the guide would say: what it does not depend on, the page does not ask for. */
function said(name: RepositoryName, request: SetupRequest, typed: Typed): string {
  return JSON.stringify(buildGuide(name, { ...request, ...typed }))
}
