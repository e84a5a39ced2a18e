import { NameForm } from '@/components/name-form'
import { Fold } from '@/components/setup/fold'
import { type RepositoryName, repositoryHref, resourceName } from '@/lib/core/repository-name'

/** Which repository the fixes below are for, or where to say it. */
export function ForRepository({
  repository,
  path,
}: {
  repository: RepositoryName | undefined
  path: string
}) {
  if (repository) {
    return (
      <p className="[overflow-wrap:anywhere]">
        For <code className="inline-code">{resourceName(repository)}</code> ·{' '}
        <a href={repositoryHref(repository)} className="link">
          Its setup page
        </a>
      </p>
    )
  }
  return (
    <Fold summary="For which repository?">
      <NameForm
        action={path}
        field="repository"
        label="Repository name or URL"
        hint="What to do is then said with its addresses and steps. For example `us-central1-python.pkg.dev/my-project/my-repo`"
        button="Use it"
      />
    </Fold>
  )
}
