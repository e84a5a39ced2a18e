/** Adds to files, and gives them back. A file that was changed since is left as it is. */
export const POSIX_FILES = `# What would still fight the repository: another index, of which the page warns as well.
warn_of_others() {
  if grep -qE '^(index-url|url) ' "$work/wanted" && grep -qiE '^[[:blank:]]*extra-index-url[[:blank:]]*[=:]' "$1"; then
    leave "take extra-index-url out of $1, unless you know why it is there: from another index a stranger's package of the same name can come in the place of yours"
  fi
}

# merge ini|toml FILE: adds what comes from the standard input to the file. A value of the same name is replaced, all else stays.
merge() {
  cat >"$work/wanted"
  if [ ! -e "$2" ]; then
    say "  makes $2:"
    sed 's/^/    + /' "$work/wanted"
    if is_dry; then return 0; fi
    missing "$(dirname "$2")" >>"$journal"
    mkdir -p "$(dirname "$2")" || stop "$(dirname "$2") cannot be made."
    copy=$(next_copy)
    cp "$work/wanted" "$copy.after"
    remember new "$2" "$copy"
    cat "$work/wanted" >"$2" || stop "$2 cannot be written."
    return 0
  fi
  [ -f "$2" ] && [ -r "$2" ] && [ -w "$2" ] || stop "$2 is no file that can be read and written."
  status=0
  awk "$(with_"$1")" "$work/wanted" "$2" >"$work/merged" || status=$?
  case $status in
    0) ;;
    3)
      say "  $2 says so already."
      warn_of_others "$2"
      return 0
      ;;
    4) stop "$2 cannot be added to line by line: $(cat "$work/merged"). Nothing was changed in it. The page makes one file of both: $page" ;;
    *) stop "$2 could not be read." ;;
  esac
  say "  changes $2:"
  # Of a line that goes only the name is shown: a password may be in it.
  diff "$2" "$work/merged" | sed -n -e 's/^> /    + /p' -e 's/^< \\([^=]*=\\).*/    - \\1 .../p' -e 's/^< \\([^=]*\\)$/    - \\1/p'
  warn_of_others "$2"
  if is_dry; then return 0; fi
  copy=$(next_copy)
  cp -p "$2" "$copy.before"
  cp "$work/merged" "$copy.after"
  remember changed "$2" "$copy"
  cat "$work/merged" >"$2" || stop "$2 cannot be written."
}

next_copy() {
  number=1
  while [ -e "$state/$number.after" ]; do number=$((number + 1)); done
  printf '%s' "$state/$number"
}

undo_new() {
  [ -e "$1" ] || return 0
  if cmp -s "$1" "$2.after"; then
    rm "$1" && say "removed $1"
  else
    say "$1 was changed since it was made, and is left as it is."
    return 1
  fi
}

undo_changed() {
  if cmp -s "$1" "$2.after"; then
    cp -p "$2.before" "$1" && say "$1 is as it was"
  elif cmp -s "$1" "$2.before"; then
    return 0
  else
    say "$1 was changed since, and is left as it is. As it was before: $2.before"
    return 1
  fi
}
`
