import type { Scope, System } from './guide'
import { isWindows } from './systems'

/**
 * The command that starts the Python whose pip is meant. An active virtual environment has `python` on every system, and
 * it can be no other. Outside one, `python` may be missing on Linux and macOS (PEP 394), and on Windows `py` is what
 * python.org installs on the path.
 * Facts: https://peps.python.org/pep-0394/ and https://docs.python.org/3/using/windows.html
 */
export function pythonCommand({ system, scope }: { system: System; scope: Scope }): string {
  if (scope === 'venv') return 'python'
  return isWindows(system) ? 'py' : 'python3'
}
