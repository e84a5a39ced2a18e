import { SECRETS, type SecretKind } from '@/lib/core/troubleshoot/secret-kinds'
import { Notice } from '../notice'
import { Prose } from '../prose'

/** That there were secrets in what was pasted, and how to revoke each. */
export function SecretsFound({ found }: { found: readonly SecretKind[] }) {
  if (found.length === 0) return null
  return (
    <Notice kind="problem" title="There is a secret in this text: revoke it">
      <p>
        It is masked here, and was not sent. But whoever saw the output, or a log that has it, can
        use it.
      </p>
      <ul className="list-disc space-y-1 pl-5">
        {found.map((kind) => (
          <li key={kind}>
            <strong className="font-medium">
              <Prose text={SECRETS[kind].name} />.
            </strong>{' '}
            <Prose text={SECRETS[kind].revoke} />{' '}
            <a href={SECRETS[kind].url} className="link">
              How<span className="sr-only"> to revoke it</span>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
