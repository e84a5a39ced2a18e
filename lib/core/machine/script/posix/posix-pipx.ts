/** Facts: https://pipx.pypa.io/stable/installation/#installation-options (where it keeps what) */
export const POSIX_PIPX = `# What pipx may make that was not there: it goes when nothing is left in it.
remember_pipx() {
  for one in "\${PIPX_HOME:-$HOME/.local/pipx}" "$HOME/.local/pipx" "\${XDG_DATA_HOME:-$HOME/.local/share}/pipx" \\
    "\${XDG_STATE_HOME:-$HOME/.local/state}/pipx" "$HOME/Library/Application Support/pipx" "$HOME/Library/Logs/pipx"; do
    [ -e "$one" ] || {
      missing "$(dirname "$one")"
      printf 'made\\t%s\\n' "$one"
    }
  done >>"$journal"
  missing "\${PIPX_BIN_DIR:-$HOME/.local/bin}" >>"$journal"
  missing "\${PIPX_MAN_DIR:-$HOME/.local/share/man}/man1" >>"$journal"
}

# pipx_app NAME
pipx_app() {
  if is_dry; then
    say "  \\$ pipx install --index-url https://pypi.org/simple $1   (unless pipx has it)"
  elif pipx runpip "$1" show --quiet "$1" >/dev/null 2>&1; then
    say "  pipx has $1 already."
  else
    remember pipx_app "$1"
    run pipx install --index-url https://pypi.org/simple "$1"
  fi
}

# pipx_inject NAME PACKAGE
pipx_inject() {
  if is_dry; then
    say "  \\$ pipx inject --index-url https://pypi.org/simple $1 $2   (unless it is there)"
  elif pipx runpip "$1" show --quiet "$2" >/dev/null 2>&1; then
    say "  $2 is beside $1 already."
  else
    remember pipx_inject "$1" "$2"
    run pipx inject --index-url https://pypi.org/simple "$1" "$2"
  fi
}

undo_pipx_app() {
  pipx runpip "$1" show --quiet "$1" >/dev/null 2>&1 || return 0
  say "  \\$ pipx uninstall $1"
  pipx uninstall "$1"
}

undo_pipx_inject() {
  # With the program it goes anyway.
  if grep -q "^pipx_app$tab$1$tab" "$journal"; then return 0; fi
  pipx runpip "$1" show --quiet "$2" >/dev/null 2>&1 || return 0
  say "  \\$ pipx uninject $1 $2"
  pipx uninject "$1" "$2"
}
`
