import { shellArgument } from '@/lib/core/quote/shell-argument'
import { type RepositoryName, resourceName } from '@/lib/core/repository-name'
import type { CheckStep, CommandStep, FileStep, System, UndoStep } from '../guide'
import { SOURCES } from '../sources'
import { SHELLS } from '../systems'
import { remoteRepositoryOf, virtualRepositoryOf } from '../virtual-repository'
import { gcloud as gcloudCli } from './prerequisites'

const POLICY_FILE = 'upstream-policies.json'
const ADMIN_ONLY = ['ADMIN ONLY', 'ONCE PER TEAM']

function gcloud(system: System, { project, location, repository }: RepositoryName, verb: string) {
  const argument = (value: string) => shellArgument(SHELLS[system], value)
  return `gcloud artifacts repositories ${verb} ${argument(repository)} --project=${argument(project)} --location=${argument(location)}`
}

/** For those alone who create the virtual repository. */
export function gcloudOfAdmin(system: System): CheckStep {
  const check = gcloudCli({ system })
  return { ...check, why: 'Only if you create the virtual repository.', badges: ADMIN_ONLY }
}

/**
 * A virtual repository with this one above PyPI, which is where the greater number of two wins. Who reads the virtual
 * repository reads what is behind it too.
 * Facts: `gcloud artifacts repositories create --help` of gcloud 528; `google-facts.md` 1 and 3.
 */
export function createVirtualRepository(
  repository: RepositoryName,
  system: System,
): readonly (CommandStep | FileStep | CheckStep)[] {
  const shell = SHELLS[system]
  const virtual = virtualRepositoryOf(repository)
  const remote = remoteRepositoryOf(repository)
  const upstreams = [
    { id: 'private', repository: resourceName(repository), priority: 100 },
    { id: 'pypi', repository: resourceName(remote), priority: 50 },
  ]
  return [
    {
      id: 'create-remote',
      kind: 'command',
      title: 'Create a remote repository for PyPI',
      why: 'Google fetches public packages through it and keeps copies. gcloud acts as whoever is signed in to it: `gcloud auth login`. Skip these four steps if the virtual repository is there already.',
      source: SOURCES.remoteRepositories,
      badges: ADMIN_ONLY,
      shell,
      content: `${gcloud(system, remote, 'create')} --repository-format=python --mode=remote-repository --remote-python-repo=pypi`,
    },
    {
      id: 'upstream-policies',
      kind: 'file',
      title: 'Say which source wins',
      why: 'Of two packages of one name the source with the greater number wins, whatever the versions: yours before the public one.',
      source: SOURCES.virtualRepositories,
      badges: ADMIN_ONLY,
      language: 'json',
      name: POLICY_FILE,
      path: POLICY_FILE,
      content: `${JSON.stringify(upstreams, undefined, 2)}\n`,
    },
    {
      id: 'create-virtual',
      kind: 'command',
      title: 'Create the virtual repository',
      why: 'One address for both. Whoever may read it reads what is behind it too, so grant readers this one.',
      source: SOURCES.virtualRepositories,
      badges: ADMIN_ONLY,
      shell,
      content: `${gcloud(system, virtual, 'create')} --repository-format=python --mode=virtual-repository --upstream-policy-file=${POLICY_FILE}`,
    },
    {
      id: 'see-virtual',
      kind: 'check',
      title: 'See that it is there',
      why: '',
      source: SOURCES.virtualRepositories,
      badges: ADMIN_ONLY,
      shell,
      content: gcloud(system, virtual, 'describe'),
      expect: 'mode: VIRTUAL_REPOSITORY',
      otherwise: [
        { see: 'NOT_FOUND', means: 'It was not created: read what the step above printed.' },
        {
          see: 'PERMISSION_DENIED',
          means: 'You may not see it, or there is none. Ask whoever administers the project.',
        },
      ],
    },
  ]
}

/** Takes {@link createVirtualRepository} back; what was published stays in the repository behind it. */
export function deleteVirtualRepository(repository: RepositoryName, system: System): UndoStep {
  return {
    id: 'delete-virtual',
    kind: 'undo',
    title: 'Delete the virtual repository and the remote one',
    why: 'Only if nobody else installs through it. What was published stays where it is.',
    source: SOURCES.virtualRepositories,
    badges: ['ADMIN ONLY'],
    shell: SHELLS[system],
    content: [
      ...[virtualRepositoryOf(repository), remoteRepositoryOf(repository)].map(
        (one) => `${gcloud(system, one, 'delete')} --quiet`,
      ),
      `${SHELLS[system] === 'bash' ? 'rm' : 'del'} ${POLICY_FILE}`,
    ].join('\n'),
  }
}
