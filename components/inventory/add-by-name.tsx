import { formatInventoryQuery, type InventoryQuery } from '@/lib/core/inventory/inventory-query'
import { repositoryHref } from '@/lib/core/repository-name'
import type { RepositoryReference } from '@/lib/core/repository-reference'
import { NameForm } from '../name-form'
import { Prose } from '../prose'

type Added = { text: string; reference: RepositoryReference }

/** For what the search cannot find. */
export function AddByName({ added, query }: { added: readonly Added[]; query: InventoryQuery }) {
  const kept = new URLSearchParams(formatInventoryQuery(query))
  return (
    <section aria-labelledby="add-heading" className="space-y-3 rounded-lg border border-line p-5">
      <h2 id="add-heading" className="font-semibold text-lg">
        Is one missing?
      </h2>
      <p className="max-w-3xl">
        This list starts from the projects that Google shows you. If you were given access to a
        repository but not to its project, Google does not mention that project, and does not let
        you list what is in it. Type its name here and we ask for it directly.
      </p>
      <NameForm
        action="/repositories"
        field="add"
        label="Project ID, repository name or URL"
        hint="For example `my-project`, `us-central1-python.pkg.dev/my-project/my-repo` or `projects/my-project/locations/us-central1/repositories/my-repo`"
        button="Look"
      >
        {[...kept].map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
      </NameForm>
      {added.length > 0 && (
        <ul className="space-y-2" aria-label="Looked for by name">
          {added.map((item) => (
            <AddedItem key={item.text} item={item} query={query} />
          ))}
        </ul>
      )}
    </section>
  )
}

function AddedItem({ item, query }: { item: Added; query: InventoryQuery }) {
  const { text, reference } = item
  const without = formatInventoryQuery({ ...query, add: query.add.filter((one) => one !== text) })
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      {reference.kind === 'unreadable' ? (
        <span className="text-bad" role="alert">
          <Prose text={reference.reason} />
        </span>
      ) : reference.kind === 'project' ? (
        <span>
          Also looking in the project <code className="inline-code">{reference.project}</code>
        </span>
      ) : (
        <span>
          Also asking for{' '}
          <a className="link" href={repositoryHref(reference.name)}>
            {reference.name.repository}
          </a>{' '}
          in {reference.name.project}, {reference.name.location}
        </span>
      )}
      <a className="link text-sm" href={without ? `/repositories?${without}` : '/repositories'}>
        Remove<span className="sr-only"> {reference.kind === 'unreadable' ? 'this' : text}</span>
      </a>
    </li>
  )
}
