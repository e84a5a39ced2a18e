import type { NewGrant } from '@/lib/core/policies/request/grant'
import { grantCommand } from '@/lib/core/policies/request/grant-command'
import { terraformGrant } from '@/lib/core/policies/request/terraform-grant'
import type { RepositoryName } from '@/lib/core/repository-name'
import { CodeBlock } from '../code-block'
import { Highlighted } from '../highlighted'
import { Fold } from '../setup/fold'

const CONDITIONAL_TYPES =
  'https://docs.cloud.google.com/iam/docs/resource-types-with-conditional-roles'

/** One grant, ready to be run: for gcloud in two shells, and for Terraform. */
export function GrantCommands({ name, grant }: { name: RepositoryName; grant: NewGrant }) {
  return (
    <div className="space-y-3">
      {grant.until !== undefined && (
        <p className="text-quiet">
          A repository’s own policy takes no end date (Google’s{' '}
          <a className="link" href={CONDITIONAL_TYPES}>
            list of what does
          </a>
          ), so this grants on the project, under a condition that holds it to this repository.
        </p>
      )}
      <Command
        label="Terminal (bash, zsh)"
        language="bash"
        text={grantCommand(name, grant, 'bash')}
      />
      <Fold summary="For PowerShell">
        <Command
          label="PowerShell"
          language="powershell"
          text={grantCommand(name, grant, 'powershell')}
        />
      </Fold>
      <Fold summary="For Terraform">
        <CodeBlock
          label="access.tf"
          what="the Terraform resource"
          content={terraformGrant(name, grant)}
          download="access.tf"
        />
      </Fold>
    </div>
  )
}

export function Command({
  label,
  language,
  text,
}: {
  label: string
  language: 'bash' | 'powershell'
  text: string
}) {
  return (
    <CodeBlock label={label} what="the command" content={text}>
      <Highlighted language={language} text={text} />
    </CodeBlock>
  )
}
