import { spawnSync } from 'node:child_process'

export const NO_PODMAN =
  'Podman is not installed here, which stands in for Docker: `apt-get install --no-install-recommends podman`.'

export const hasPodman = (): boolean =>
  spawnSync('podman', ['--version'], { stdio: 'ignore' }).status === 0
