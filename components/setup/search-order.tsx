import { BEFORE_KEYRING, SEARCH_ORDER, SEE_ACCOUNT } from '@/lib/core/setup/search-order'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { SHELLS } from '@/lib/core/setup/systems'
import { CodeBlock } from '../code-block'
import { Highlighted } from '../highlighted'
import { Prose } from '../prose'
import { Fold } from './fold'
import { SourceLink } from './source-link'
import { SHELL_NAMES } from './step-code'

/** Which credentials win where there are several, and whose they are. */
export function SearchOrder({ request }: { request: SetupRequest }) {
  const shell = SHELLS[request.system]
  return (
    <Fold summary="Which credentials win, and which account is used">
      <p>
        <Prose text={BEFORE_KEYRING} /> Then keyring looks here, and takes the first it finds:
      </p>
      <ol className="list-decimal space-y-2 pl-5">
        {SEARCH_ORDER.map(({ name, note, source }) => (
          <li key={name}>
            <Prose text={name} />
            <span className="block text-quiet">
              <Prose text={note} /> <SourceLink source={source} />
            </span>
          </li>
        ))}
      </ol>
      <CodeBlock
        label={SHELL_NAMES[shell]}
        what="the command that prints the account"
        content={SEE_ACCOUNT.command}
      >
        <Highlighted language={shell} text={SEE_ACCOUNT.command} />
      </CodeBlock>
      <p className="text-quiet">{SEE_ACCOUNT.note}</p>
    </Fold>
  )
}
