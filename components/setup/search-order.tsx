import type { Guide } from '@/lib/core/setup/guide'
import { BEFORE_KEYRING, SEARCH_ORDER } from '@/lib/core/setup/search-order'
import { seeAccount } from '@/lib/core/setup/see-account'
import { CodeBlock } from '../code-block'
import { Highlighted } from '../highlighted'
import { Prose } from '../prose'
import { Fold } from './fold'
import { SourceLink } from './source-link'
import { SHELL_NAMES } from './step-code'

/** Which credentials win where there are several, and whose they are. */
export function SearchOrder({ guide }: { guide: Guide }) {
  const account = seeAccount(guide)
  return (
    <Fold id={WHICH_ACCOUNT} summary="Which credentials win, and which account is used">
      <p>
        <Prose text={BEFORE_KEYRING.text} /> <SourceLink source={BEFORE_KEYRING.source} /> Then
        keyring looks here, and takes the first it finds:
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
      {account && (
        <>
          <CodeBlock
            label={SHELL_NAMES[account.shell]}
            what="the command that prints the account"
            content={account.command}
          >
            <Highlighted language={account.shell} text={account.command} />
          </CodeBlock>
          <p className="text-quiet">
            <Prose text={account.note} />
          </p>
        </>
      )}
    </Fold>
  )
}

/** Where on the page it is. */
export const WHICH_ACCOUNT = 'which-account'
