import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AddByName } from '@/components/inventory/add-by-name'
import { Inventory } from '@/components/inventory/inventory'
import { WithheldNotice } from '@/components/withheld-notice'
import { WITHHELD } from '@/lib/core/drop-address-secrets'
import { parseInventoryQuery } from '@/lib/core/inventory/inventory-query'
import { parseRepositoryReference } from '@/lib/core/repository-reference'
import { listInventory } from '@/lib/data/list-inventory'
import { signInPage } from '@/lib/data/sign-in-page'

export const metadata: Metadata = { title: 'Repositories' }

export default async function RepositoriesPage({ searchParams }: PageProps<'/repositories'>) {
  const asked = await searchParams
  const query = parseInventoryQuery(toSearchParams(asked))
  const added = query.add.map((text) => ({ text, reference: parseRepositoryReference(text) }))
  const events = await listInventory({
    projects: added.flatMap(({ reference }) =>
      reference.kind === 'project' ? [reference.project] : [],
    ),
    repositories: added.flatMap(({ reference }) =>
      reference.kind === 'repository' ? [reference.name] : [],
    ),
  })
  if (!events) redirect(await signInPage())

  return (
    <div className="space-y-6">
      <h1 className="font-semibold text-2xl tracking-tight">Python repositories</h1>
      <WithheldNotice withheld={asked[WITHHELD]} />
      <Inventory events={events} />
      <AddByName added={added} query={query} />
    </div>
  )
}

function toSearchParams(query: Record<string, string | string[] | undefined>): URLSearchParams {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) params.append(name, one)
  }
  return params
}
