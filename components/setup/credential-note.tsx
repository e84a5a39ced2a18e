import type { RepositoryName } from '@/lib/core/repository-name'
import type { Credential } from '@/lib/core/setup/credential'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import { USUAL_FILES } from '@/lib/core/setup/key-file-argument'
import { choicesOf, DEFAULTS, type SetupRequest, setupHref } from '@/lib/core/setup/setup-request'
import { NameForm } from '../name-form'
import { Prose } from '../prose'

/** When to take the chosen credentials, and where their key lies; nothing for those that everybody has. */
export function CredentialNote({ name, request }: { name: RepositoryName; request: SetupRequest }) {
  if (request.credentials === DEFAULTS.credentials) return null
  const { when, file }: Credential = CREDENTIAL_TABLE[request.credentials]
  return (
    <div className="space-y-3">
      <p className="text-quiet">
        <Prose text={when} />
      </p>
      {file && <KeyFile name={name} request={request} usual={USUAL_FILES[file]} />}
    </div>
  )
}

/** The path alone: it goes into the address and the commands, the file stays where it is. */
function KeyFile({
  name,
  request,
  usual,
}: {
  name: RepositoryName
  request: SetupRequest
  usual: string
}) {
  const { keyFile: _, ...others } = choicesOf(request)
  const [path = '', query] = setupHref(name, others).split('?')
  return (
    <div className="not-on-paper">
      <NameForm
        action={path}
        field="key-file"
        label="Where the key file lies on your computer"
        hint={`The commands below say \`${request.keyFile ?? usual}\`. Only the path is used: this page never sees the file.`}
        button="Use this path"
      >
        {[...new URLSearchParams(query)].map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
      </NameForm>
    </div>
  )
}
