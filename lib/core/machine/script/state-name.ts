import type { RepositoryName } from '@/lib/core/repository-name'
import type { SetupRequest } from '@/lib/core/setup/setup-request'

/** The name of the folder in which a script keeps what `--undo` needs: one for each thing that can be set up. */
export function stateName(
  { project, location, repository }: RepositoryName,
  { tool, purpose }: SetupRequest,
): string {
  return [project.replace(':', '_'), location, repository, tool, purpose].join('.')
}
