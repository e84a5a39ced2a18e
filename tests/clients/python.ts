import { spawnSync } from 'node:child_process'

/**
 * Which Python the clients run in: that of the distribution, where there is one, as most people have it; it is also a quarter faster
 * than one that was built without optimizations, as pyenv does. Undefined where none is 3.10 or newer and makes environments.
 */
export function findPython(): string | undefined {
  const works =
    'import sys, venv, ensurepip; print(sys.executable); sys.exit(sys.version_info < (3, 10))'
  for (const one of ['/usr/bin/python3', 'python3']) {
    const { status, stdout } = spawnSync(one, ['-c', works], { encoding: 'utf8' })
    if (status === 0) return stdout.trim()
  }
  return undefined
}
