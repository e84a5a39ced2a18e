import type { RepositoryName } from '@/lib/core/repository-name'
import type { Credential } from '@/lib/core/setup/credential'
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

/** When to take the chosen credentials, and what the commands must know of them; nothing for those that everybody has. */
export function CredentialNote({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  if (request.credentials === DEFAULTS.credentials) return null
  const { when, file, needsServiceAccount }: Credential = CREDENTIAL_TABLE[request.credentials]
  return (
    <div className="space-y-4">
      <p className="max-w-[75ch] text-quiet">
        <Prose text={when} />
      </p>
      {file && (
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
      {needsServiceAccount && (
        <ChoiceForm
          name={name}
          request={request}
          choice="serviceAccount"
          field="service-account"
          label="E-mail address of the service account"
          hint={`The commands below say \`${request.serviceAccount ?? serviceAccountOf(name, USUAL_ACCOUNT_ID)}\`.`}
          button="Use this account"
        />
      )}
    </div>
  )
}
