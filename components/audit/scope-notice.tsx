import { explainFailure } from '@/lib/core/explain-failure'
import type { Failure } from '@/lib/core/failure'
import type { Audit } from '@/lib/core/policies/snapshot-event'
import { Notice } from '../notice'
import { Prose } from '../prose'
import { count } from '../reading-progress'

/**
 * That an organization or a folder was asked for and could not be read as a whole: why, and what is shown instead. Without it
 * everything else would pass for what was asked for.
 */
export function ScopeNotice({
  scope,
  isWrong,
  audit: { source, snapshot },
  wideHref,
}: {
  /** As it was asked for; empty for none. */
  scope: string
  /** Whether it is neither an organization nor a folder, and so was not asked for. */
  isWrong: boolean
  audit: Pick<Audit, 'source' | 'snapshot'>
  /** Where the wider consent is given. */
  wideHref: string
}) {
  if (isWrong) {
    return (
      <Notice kind="problem" title="What was asked for is neither an organization nor a folder">
        <p>
          <Prose text="Write `organizations/` or `folders/` and its number, below “Look at more”. Shown instead: whatever could be found project by project." />
        </p>
      </Notice>
    )
  }
  if (scope === '' || source.kind !== 'policies' || source.instead === undefined) return null
  const repositories = count(snapshot.repositories.length, 'repository', 'repositories')
  const isFound = source.scope !== undefined
  return (
    <Notice
      kind="warning"
      title={
        isFound ? (
          <Prose text={`The policies of \`${scope}\` were read one by one`} />
        ) : (
          <Prose text={`\`${scope}\` was not read as a whole`} />
        )
      }
    >
      <p>
        <Prose text={whyNot(source.instead, scope)} />{' '}
        {source.instead.kind === 'scope-missing' && (
          <a className="link" href={wideHref}>
            Ask me for the wider consent
          </a>
        )}
      </p>
      <p>
        {isFound
          ? `Shown here: ${repositories} that were found in it.`
          : `Shown instead: ${repositories} that could be found project by project, inside it and outside.`}
      </p>
    </Notice>
  )
}

function whyNot(failure: Failure, scope: string): string {
  switch (failure.kind) {
    case 'scope-missing':
      return 'Cloud Asset Inventory, which reads a whole organization, takes no read-only consent, and you have not given the wider one (“See, edit, configure and delete your Google Cloud data”). With it this site still only reads.'
    // https://docs.cloud.google.com/asset-inventory/docs/access-control
    case 'permission-denied':
      return `It takes \`cloudasset.assets.searchAllResources\` and \`cloudasset.assets.searchAllIamPolicies\` on \`${scope}\`, which \`roles/cloudasset.viewer\` holds, and Google says that you lack one of them or that there is no such thing: it does not say which.`
    case 'api-disabled':
      return `The API \`${failure.service}\` is off in the project of this site’s sign-in. Whoever runs the site can enable it.`
    default: {
      const { title, detail } = explainFailure(failure)
      return `${title}. ${detail}`
    }
  }
}
