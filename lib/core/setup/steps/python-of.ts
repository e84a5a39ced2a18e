import type { System } from '../guide'
import { PLATFORMS, SHELLS } from '../systems'

const VENVS = { pipx: 'pipx environment --value PIPX_LOCAL_VENVS', uv: 'uv tool dir' } as const

/**
 * What starts the Python that a program on the path runs in. On Linux and macOS the program's first line names it, however it was
 * installed (tried: pip, pipx 1.0.0 and 1.18.4, uv 0.13.9). On Windows a program does not say, and it is the one of `by`, which
 * the guide installs with. Facts: https://pipx.pypa.io/stable/reference/examples/ and
 * https://docs.astral.sh/uv/reference/cli/#uv-tool-dir.
 */
export function pythonOf(program: string, system: System, by: keyof typeof VENVS = 'pipx'): string {
  const inVenv = `${program}\\Scripts\\python.exe`
  if (PLATFORMS[system] !== 'windows') {
    // Not quoted: pipx puts an option behind the path, and no path in such a line has a space.
    return `$(sed -n '1s/^#!//p' "$(command -v ${program})")`
  }
  return SHELLS[system] === 'cmd'
    ? `for /f "delims=" %i in ('${VENVS[by]}') do @"%i\\${inVenv}"`
    : `& "$(${VENVS[by]})\\${inVenv}"`
}
