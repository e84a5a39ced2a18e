import type { Google } from '../google.ts'
import { invalidArgument, notFound } from '../http/google-error.ts'
import { listText, page } from '../http/paging.ts'
import { type ApiCall, jsonText, type Reply } from '../http/route.ts'
import type { Repository } from '../world/catalog.ts'
import { LOCATIONS } from './locations.ts'
import { checkOn, projectOf } from './project-scope.ts'

/** Google's default is not documented; a hundred makes large projects need more than one page. */
const PAGE = { defaultSize: 100, maximumSize: 1000 }

export function listRepositories(google: Google, call: ApiCall): Reply {
  const project = projectOf(google, call)
  const location = call.param('location')
  const parent = `projects/${project.data.projectId}/locations/${location}`
  // There is no listing over all locations: https://github.com/googleapis/google-cloud-python/issues/13529
  if (/[-*]$|^[-*]/.test(location))
    throw invalidArgument(`Invalid project name: "${parent}"`, 'parent')
  checkOn(google, call, 'artifactregistry.repositories.list', project, location)
  if (!LOCATIONS.has(location))
    throw notFound(`Location ${location} is not found or access is unauthorized.`)

  const filter = call.query.get('filter') ?? ''
  const orderBy = call.query.get('orderBy') ?? ''
  const isWanted = nameFilter(filter)
  const found = (project.byLocation.get(location) ?? []).filter((repository) =>
    isWanted(repository.data.name),
  )
  const { items, nextPageToken } = page(order(found, orderBy), call.query, {
    of: [parent, filter, orderBy].join('\n'),
    ...PAGE,
  })
  const texts = items.map(({ json }) => (call.integers ? json.integers : json.names))
  return jsonText(listText('repositories', texts, nextPageToken))
}

/** Only `name` can be filtered by, with `*` before and after: the comment of ListRepositoriesRequest.filter. */
function nameFilter(filter: string): (name: string) => boolean {
  if (filter.trim() === '') return () => true
  const pattern = /^\s*name\s*=\s*(?:"([^"]*)"|([^\s"]+))\s*$/.exec(filter)
  const wanted = pattern?.[1] ?? pattern?.[2]
  if (wanted === undefined) {
    throw invalidArgument(
      `Invalid filter: "${filter}". The fields eligible for filtering are: name.`,
      'filter',
    )
  }
  const parts = wanted.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const regex = new RegExp(`^${parts.join('.*')}$`)
  return (name) => regex.test(name)
}

const FIELDS: Readonly<Record<string, (repository: Repository) => string>> = {
  name: ({ data }) => data.name,
  create_time: ({ data }) => data.createTime ?? '',
  createTime: ({ data }) => data.createTime ?? '',
  update_time: ({ data }) => data.updateTime ?? '',
  updateTime: ({ data }) => data.updateTime ?? '',
}

function order(repositories: readonly Repository[], orderBy: string): readonly Repository[] {
  if (orderBy.trim() === '') return repositories
  const [field = '', direction = 'asc', ...more] = orderBy.trim().split(/\s+/)
  const key = FIELDS[field]
  if (key === undefined || more.length > 0 || !['asc', 'desc'].includes(direction)) {
    throw invalidArgument(`Invalid order_by: "${orderBy}"`, 'order_by')
  }
  const sign = direction === 'desc' ? -1 : 1
  return repositories.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
