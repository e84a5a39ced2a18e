import { Notice } from '@/components/notice'
import { Prose } from '@/components/prose'
import type { AccessRequest } from '@/lib/core/policies/request/access-request'
import type { Viewer } from '@/lib/data/viewer'
import { getEnv } from '@/lib/env'

/** Anybody can write such a link: it proves nothing about who made it. */
export function TrustNote({
  request: { member, group },
  viewer,
}: {
  request: AccessRequest
  viewer: Viewer | undefined
}) {
  const own = ownDomains(viewer)
  const outside = [member, ...(group === undefined ? [] : [group])].filter(
    (one) => own.length > 0 && isPerson(one) && !own.includes(domainOf(one)),
  )
  return (
    <>
      {outside.length > 0 && (
        <Notice kind="problem" title="From outside your organization">
          <p>
            <Prose text={outside.map((one) => `\`${one}\``).join(' and ')} />{' '}
            {outside.length === 1 ? 'is' : 'are'} not of {own.join(', ')}.
          </p>
        </Notice>
      )}
      <Notice kind="warning" title="Check that the request is theirs">
        <p>
          Anybody can write such a link, in anybody’s name. Ask <Prose text={`\`${member}\``} /> by
          a way that you trust. Opening this page has changed nothing: it cannot.
        </p>
      </Notice>
    </>
  )
}

function isPerson(member: string): boolean {
  return !member.startsWith('serviceAccount:')
}

function domainOf(member: string): string {
  return member.slice(member.lastIndexOf('@') + 1)
}

/** Where settings name none, the reader's own, as Google vouches for it; consumer accounts have none. */
function ownDomains(viewer: Viewer | undefined): readonly string[] {
  const { allowedDomains } = getEnv()
  if (allowedDomains.length > 0 || viewer?.domain === undefined) return allowedDomains
  return [viewer.domain]
}
