import { Notice } from './notice'

/** That a secret stood in the address that somebody came with. Where it went on to is none of its business: it is to be revoked. */
export function WithheldNotice({ withheld }: { withheld: string | string[] | undefined }) {
  if (withheld === undefined) return null
  return (
    <Notice kind="warning" title="That looked like a secret, so it was dropped">
      <p>
        What was given held something like a password, a key or a token, or was far too long. It was
        not stored here, but it was in an address, which browsers and proxies remember. If it was
        real, revoke it, and delete the address from your browser’s history.
      </p>
    </Notice>
  )
}
