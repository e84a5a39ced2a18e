import { spawnSync } from 'node:child_process'
import type { ToolId } from '@/lib/core/setup/tools'

/** Podman stands in for Docker. Why nothing of this tool is run on this machine; undefined where it is. */
export function whatToolLacks(tool: ToolId): string | undefined {
  return tool === 'dockerfile' && !hasPodman() ? NO_PODMAN : undefined
}

export const NO_PODMAN =
  'Podman is not installed here, which stands in for Docker: `apt-get install --no-install-recommends podman`.'

export const hasPodman = (): boolean =>
  spawnSync('podman', ['--version'], { stdio: 'ignore' }).status === 0
