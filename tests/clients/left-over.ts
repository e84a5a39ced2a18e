/** Lists the files that a guide may have changed; caches are nobody's settings, and an empty file sets nothing. */
export const INVENTORY =
  'find "$HOME" /etc/pip.conf /etc/xdg /etc/uv /opt/keyring /usr/local/bin /usr/bin/keyring -path "$HOME/.cache" -prune -o \\( -type f -size +0 -o -type l \\) -print 2>/dev/null | sort'

/** What may stay behind, with the reason. */
const MAY_STAY: readonly RegExp[] = [
  // Compiled code and the environment's own bookkeeping.
  /__pycache__|\/\.venv\//,
  // Logs, and what pipx shares between programs.
  /\/\.local\/(?:state|share\/pipx)\//,
  // uv's locks, and the file that keeps its tools out of a repository.
  /\/\.local\/share\/uv\/(?:.*\.lock|tools\/\.gitignore)$/,
  // gcloud's own files; that nobody is signed in any more is the sign-out's own check.
  /\/\.config\/gcloud\//,
  // What was built to be published.
  /\/dist\//,
  // Taken out by hand, in an editor.
  /\/\.pypirc$|\/uv\.toml$|\/hatch\/config\.toml$|\/requirements\.in$|\/\.pip-tools\.toml$/,
  // Hatch itself stays: only the backend is taken out of it.
  /\/\.local\/bin\/hatch$/,
  // Environments that a tool makes for any project.
  /\/\.local\/share\/(?:hatch\/env|virtualenvs)\/|\/\.nox\/|\/\.tox\//,
  // Which Python PDM took, in any project.
  /\/\.pdm-python$/,
]

/** The files that were not there before the guide and that nothing excuses. */
export function leftOver(before: string, after: string): readonly string[] {
  const had = new Set(before.split('\n'))
  return after
    .split('\n')
    .filter((file) => !had.has(file) && !MAY_STAY.some((pattern) => pattern.test(file)))
}
