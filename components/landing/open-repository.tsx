import { NameForm } from '../name-form'

/** Straight to a repository's setup page. */
export function OpenRepository() {
  return (
    <NameForm
      action="/go"
      field="repository"
      label="Repository name or URL"
      hint="For example `us-central1-python.pkg.dev/my-project/my-repo` or `projects/my-project/locations/us-central1/repositories/my-repo`"
      button="Open"
    />
  )
}
