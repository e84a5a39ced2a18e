/** Facts: https://docs.astral.sh/uv/concepts/tools/ */
export const POSIX_UV = `# What uv may make that was not there.
remember_uv() {
  uv_tools=$(uv tool dir 2>/dev/null) || stop 'uv does not say where its tools are.'
  [ -e "$uv_tools" ] || printf 'uv\\t%s\\t-\\n' "$uv_tools"
  missing "$uv_tools"
  passwords=$(dirname "$uv_tools")/credentials
  [ -e "$passwords" ] || printf 'uv_passwords\\t%s\\t-\\n' "$passwords"
  missing "$(uv tool dir --bin 2>/dev/null || printf '%s' "$HOME/.local/bin")"
} >>"$journal"

# uv_tool NAME PACKAGE: the program with one more package beside it
uv_tool() {
  if is_dry; then
    say "  \\$ uv tool install --index https://pypi.org/simple $1 --with $2   (unless uv has it)"
    return 0
  fi
  uv_tools=$(uv tool dir 2>/dev/null) || stop 'uv does not say where its tools are.'
  if [ -d "$uv_tools/$1" ]; then
    metadata=$(printf '%s' "$2" | sed 's/[-.]/?/g')
    # shellcheck disable=SC2086 # the pattern is to be one
    for one in "$uv_tools/$1"/lib/python*/site-packages/$metadata-*.dist-info; do
      if [ -d "$one" ]; then
        say "  uv has $1 with $2 already."
        return 0
      fi
    done
    stop "uv has $1 already, without $2. Install it again yourself: uv tool install --index https://pypi.org/simple $1 --with $2"
  fi
  remember uv_tool "$1"
  run uv tool install --index https://pypi.org/simple "$1" --with "$2"
}

undo_uv_tool() {
  [ -d "$(uv tool dir)/$1" ] || return 0
  say "  \\$ uv tool uninstall $1"
  uv tool uninstall "$1"
}

undo_uv() {
  for one in "$1"/*/; do [ ! -d "$one" ] || return 0; done
  rm -f "$1/.lock" "$1/.gitignore"
}

# uv locks the place of its passwords to look there; this script puts none in.
undo_uv_passwords() {
  if [ -d "$1" ] && [ ! -e "$1/credentials.toml" ]; then
    rm -f "$1/credentials.toml.lock"
    rmdir "$1" 2>/dev/null || true
  fi
}
`
