import { type AuditQuery, formatAuditQuery, parseScope } from '@/lib/core/policies/audit-query'
import { resourceName } from '@/lib/core/repository-name'
import type { parseRepositoryReference } from '@/lib/core/repository-reference'
import { NameForm } from '../name-form'
import { Prose } from '../prose'
import { Fold } from './fold'

type Added = { text: string; reference: ReturnType<typeof parseRepositoryReference> }

/** For what the search cannot find, and for a whole organization. GET forms: they work without JavaScript. */
export function AddMore({
  added,
  query,
  scopeText,
  isWide,
}: {
  added: readonly Added[]
  query: AuditQuery
  /** As it was typed. */
  scopeText: string
  /** Whether the wider consent has been given. */
  isWide: boolean
}) {
  const pairs = [...new URLSearchParams(formatAuditQuery(query))]
  const isScopeWrong = scopeText.trim() !== '' && parseScope(scopeText) === undefined
  return (
    <Fold title="Look at more" open={added.length > 0 || scopeText !== ''}>
      <p className="max-w-3xl">
        This page starts from the projects that Google shows you. A project or repository that you
        may look into without being shown it can be added by its name.
      </p>
      <NameForm
        action="/audit"
        field="add"
        label="Project ID, or a repository’s name or URL"
        hint="For example `my-project`"
        button="Add"
      >
        <Hidden pairs={pairs} />
      </NameForm>
      <AddedList added={added} query={query} />
      <NameForm
        action="/audit"
        field="scope"
        label="A whole organization or folder"
        hint={`${SCOPE_HINT}${isWide ? '' : CONSENT_HINT}`}
        button={isWide ? 'Read it' : 'Ask me for the wider consent, and read it'}
      >
        <Hidden pairs={pairs.filter(([name]) => name !== 'scope')} />
        {!isWide && <input type="hidden" name="access" value="wide" />}
      </NameForm>
      {isScopeWrong && (
        <p className="text-bad" role="alert">
          <Prose text="This is neither an organization nor a folder. Write `organizations/` or `folders/` and its number." />
        </p>
      )}
      {query.scope !== '' && (
        <p>
          Asked for: <code className="inline-code">{query.scope}</code>{' '}
          <a className="link text-sm" href={hrefOf({ ...query, scope: '' })}>
            Remove<span className="sr-only"> {query.scope}</span>
          </a>
        </p>
      )}
    </Fold>
  )
}

const SCOPE_HINT =
  'For example `organizations/123456789012` or `folders/345678901234`. It is read through Cloud Asset Inventory, with `roles/cloudasset.viewer` there; where that is refused, project by project.'

const CONSENT_HINT =
  ' Google takes no read-only consent for it, so it will ask whether this site may “See, edit, configure and delete your Google Cloud data”. This site still only reads.'

function AddedList({ added, query }: { added: readonly Added[]; query: AuditQuery }) {
  if (added.length === 0) return null
  return (
    <ul className="space-y-2" aria-label="Added by name">
      {added.map(({ text, reference }) => (
        <li key={text} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          {reference.kind === 'unreadable' ? (
            <span className="text-bad" role="alert">
              <Prose text={reference.reason} />
            </span>
          ) : (
            <span>
              {reference.kind === 'project'
                ? 'Also looking in the project '
                : 'Also looking at the repository '}
              <code className="inline-code [overflow-wrap:anywhere]">
                {reference.kind === 'project' ? reference.project : resourceName(reference.name)}
              </code>
            </span>
          )}
          <a
            className="link text-sm"
            href={hrefOf({ ...query, add: query.add.filter((one) => one !== text) })}
          >
            Remove
            <span className="sr-only"> {reference.kind === 'unreadable' ? 'this' : text}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Hidden({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return pairs.map(([name, value]) => (
    <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
  ))
}

function hrefOf(query: AuditQuery): string {
  const text = formatAuditQuery(query)
  return text === '' ? '/audit' : `/audit?${text}`
}
