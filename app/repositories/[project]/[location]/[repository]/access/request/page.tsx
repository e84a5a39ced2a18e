import type { Metadata } from 'next'
import { AccessHeading } from '@/components/access/access-heading'
import { RequestForm } from '@/components/access/request-form'
import { RequestSummary } from '@/components/access/request-summary'
import { Section } from '@/components/access/section'
import { SendRequest } from '@/components/access/send-request'
import { Notice } from '@/components/notice'
import { InvalidRepositoryName } from '@/components/setup/invalid-repository-name'
import {
  accessRequestHref,
  parseAccessRequest,
  REQUEST_FIELDS,
} from '@/lib/core/policies/request/access-request'
import { requestText } from '@/lib/core/policies/request/request-text'
import { parseRepositoryName } from '@/lib/core/repository-name'
import { currentAddress } from '@/lib/data/current-address'
import { getViewer } from '@/lib/data/viewer'
import { getEnv } from '@/lib/env'
import { readAddress } from '../../read-address'
import { Decision } from './decision'
import { TrustNote } from './trust-note'

type Props = PageProps<'/repositories/[project]/[location]/[repository]/access/request'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository } = readAddress(await params)
  return { title: `Ask for access to ${repository}`, robots: { index: false, follow: false } }
}

/**
 * A request for access. It is its address: nothing is stored, and nothing is granted here. Without a sign-in it is shown
 * with its commands; what it would change is seen with the reader's own permissions.
 */
export default async function RequestPage({ params, searchParams }: Props) {
  const written = readAddress(await params)
  const name = parseRepositoryName(written)
  // proxy.ts gives this answer the status 404.
  if (!name) return <InvalidRepositoryName written={written} />

  const reading = parseAccessRequest(firstOfEach(await searchParams), Date.now())
  const viewer = await getViewer()
  const { request, faults } = reading
  if (!request) {
    const isWrong = REQUEST_FIELDS.some((field) => faults[field] !== undefined)
    return (
      <div className="max-w-3xl space-y-5">
        <AccessHeading name={name} page="request">
          Ask for access to <span className="font-mono text-[0.94em]">{name.repository}</span>
        </AccessHeading>
        {isWrong ? (
          <Notice kind="warning" title="Something in this request cannot be right">
            <p>Nothing of it is shown as a command until it is. The fields say what to change.</p>
          </Notice>
        ) : (
          <p className="text-quiet">
            This makes a link that shows your request to whoever administers the repository, with
            the command that grants it. Nothing is sent or stored.
          </p>
        )}
        <RequestForm
          name={name}
          reading={reading}
          email={viewer?.email}
          button="Make the request"
        />
      </div>
    )
  }

  const isOwn = request.member === `user:${viewer?.email.toLowerCase()}`
  const link = `${getEnv().baseUrl.origin}${accessRequestHref(name, request)}`
  return (
    <div className="space-y-4">
      <AccessHeading name={name} page="request">
        Request for access to <span className="font-mono text-[0.94em]">{name.repository}</span>
      </AccessHeading>
      <RequestSummary name={name} request={request} />
      {!isOwn && <TrustNote request={request} viewer={viewer} />}
      {(isOwn || !viewer) && (
        <Section id="send" title="Send it">
          <SendRequest text={requestText(name, request, link)} link={link} />
        </Section>
      )}
      <Decision name={name} request={request} here={await currentAddress()} />
      <Section id="change" title="Change the request">
        <details>
          <summary className="py-2.5 text-accent md:py-1">
            Another role, reason, end or group
          </summary>
          <div className="pt-3">
            <RequestForm name={name} reading={reading} email={viewer?.email} button="Change it" />
          </div>
        </details>
      </Section>
    </div>
  )
}

/** Of a repeated name the first counts. */
function firstOfEach(query: Record<string, string | string[] | undefined>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const [first] = [value ?? []].flat()
    if (first !== undefined) params.set(name, first)
  }
  return params
}
