import { explainFailure } from '@/lib/core/explain-failure'
import type { Failure } from '@/lib/core/failure'
import { CodeBlock } from './code-block'
import { Notice } from './notice'
import { Prose } from './prose'
import { signInHref } from './sign-in-href'

const CURED_BY_SIGNING_IN: readonly Failure['kind'][] = ['signed-out', 'scope-missing']

/** What went wrong when Google was asked, and what the reader can do about it. `here` is this page's own address. */
export function FailureNotice({
  failure,
  project,
  here,
}: {
  failure: Failure
  project: string
  here: string
}) {
  const { title, detail, action } = explainFailure(failure, { project })
  const href = CURED_BY_SIGNING_IN.includes(failure.kind) ? signInHref(here) : action?.href
  return (
    <Notice kind="warning" title={<Prose text={title} />}>
      <p>
        <Prose text={detail} />
      </p>
      {action && (
        <p>
          <Prose text={action.text} /> {href && <ActionLink href={href} />}
        </p>
      )}
      {action?.command && (
        <CodeBlock label="Terminal" what="the command" content={action.command} />
      )}
    </Notice>
  )
}

function ActionLink({ href }: { href: string }) {
  return (
    <a href={href} className="link">
      {href.startsWith('/') ? 'Sign in again' : new URL(href).hostname}
    </a>
  )
}
