/** pip alone leaves what a package brought along. */
export const POSIX_PIP = `# pip_packages NAME...: into the active environment
pip_packages() {
  if is_dry; then
    say "  \\$ python -m pip install --index-url https://pypi.org/simple $*   (unless they are there)"
  elif python -m pip show --quiet "$@" 2>/dev/null; then
    say "  $* are there already."
  else
    packages >"$state/packages.before"
    folders >"$state/folders.before"
    remember pip_packages "$*"
    run python -m pip install --quiet --disable-pip-version-check --index-url https://pypi.org/simple "$@"
    packages >"$state/packages.after"
  fi
}

packages() { python -m pip list --disable-pip-version-check --format=freeze | LC_ALL=C sort; }

# The folders of the environment, which holds what is kept for --undo, too.
folders() { find "$(dirname "$(dirname "$state")")" -type d ! -path "$state*" | LC_ALL=C sort; }

# What came with them goes too, unless something else was installed since: that may need it.
undo_pip_packages() {
  packages >"$work/packages"
  if cmp -s "$work/packages" "$state/packages.after"; then
    LC_ALL=C comm -13 "$state/packages.before" "$state/packages.after" | sed 's/==.*//' >"$work/gone"
  else
    for package in $1; do printf '%s\\n' "$package"; done >"$work/gone"
    say "  Other packages were installed since, so what $1 brought along stays."
  fi
  [ -s "$work/gone" ] || return 0
  say "  \\$ python -m pip uninstall $(tr '\\n' ' ' <"$work/gone")"
  python -m pip uninstall --quiet --disable-pip-version-check --yes --requirement "$work/gone" || return 1
  # pip leaves folders that several packages shared.
  folders | LC_ALL=C comm -13 "$state/folders.before" - | LC_ALL=C sort -r |
    while IFS= read -r folder; do rmdir "$folder" 2>/dev/null || true; done
}
`
