/** What every setup.sh has: it says, asks, checks, remembers and takes back. A line is written down before its deed is done. */
export const POSIX_BASE = `say() { printf '%s\\n' "$*"; }

stop() {
  printf '%s\\n' "Stopped: $*" >&2
  case $mode in
    apply) [ ! -f "$journal" ] || printf '%s\\n' 'What was done before stays; --undo takes it back.' >&2 ;;
  esac
  exit 1
}

is_dry() { [ "$mode" = dry-run ]; }

# Says a command and runs it.
run() {
  say "  \\$ $*"
  is_dry || "$@" </dev/null || stop "this failed: $*"
}

# Whether the person agrees. Without a terminal or --yes: no.
ask() {
  [ "$yes" = no ] || return 0
  [ -t 0 ] || return 1
  printf '  %s [y/N] ' "$1"
  read -r answer || return 1
  case $answer in [yY]*) return 0 ;; esac
  return 1
}

# One thing to do: what follows belongs to it.
step() {
  say ''
  say "$1"
}

# What is left for the person to do.
leave() {
  say "  Left for you: $1"
  left="$left  $1
"
}

# needs TITLE EXPECTED COMMAND [SEEN MEANING]...: what has to be there before anything is done.
needs() { answers "$@" || stop "$1 is needed. \${reason:-It is not here.}"; }

# needs_version TITLE BEFORE VERSION COMMAND MEANING: whether the number behind BEFORE in the output is VERSION or newer.
needs_version() {
  sh -c "$4" 2>&1 </dev/null | before=$2 least=$3 awk '
    found == "" {
      before = ENVIRON["before"]
      at = before == "" ? 1 : index($0, before)
      rest = at ? substr($0, at + length(before)) : ""
      if (match(rest, /^[0-9][0-9.]*/)) found = substr(rest, 1, RLENGTH)
    }
    END {
      split(found, is, ".")
      n = split(ENVIRON["least"], least, ".")
      for (i = 1; i <= n; i++) if (is[i] + 0 != least[i] + 0) exit is[i] + 0 < least[i] + 0
      exit found == ""
    }' || stop "$1 is needed. This one is older. $5"
}

# never SEEN MEANING: what the next check must not show, even beside what is expected.
never() {
  nevers="$nevers$1$tab$2
"
}

# Whether the output of a command has what is expected; else reason is what that means.
answers() {
  expected=$2
  status=0
  output=$(sh -c "$3" 2>&1 </dev/null) || status=$?
  # Shells say it in words of their own.
  [ "$status" != 127 ] || output='command not found'
  reason=''
  while IFS=$tab read -r seen meaning; do
    [ -n "$seen" ] || continue
    case $output in *"$seen"*) reason=$meaning ;; esac
  done <<END
$nevers
END
  nevers=''
  [ -z "$reason" ] || return 1
  case $output in *"$expected"*) return 0 ;; esac
  shift 3
  while [ $# -ge 2 ]; do
    case $output in *"$1"*) reason=$2; return 1 ;; esac
    shift 2
  done
  return 1
}

# check TITLE EXPECTED COMMAND [SEEN MEANING]...
check() {
  if answers "$@"; then
    say "  fine: $1"
  else
    failed=yes
    say "  not as it should be: $1"
    say "    \\$ $3"
    # A password may stand in an address.
    printf '%s\\n' "$output" |
      sed -e 's/^/    /' -e 's#//[^ /@]*:[^ ]*@#//...:...@#g' -e 's#//[[:alnum:]_-]\\{20,\\}@#//...@#g'
    say "    expected: $2"
    [ -z "$reason" ] || say "    $reason"
  fi
}

# The directories of a path that are not there yet, to be taken away again.
missing() {
  [ -d "$1" ] || {
    missing "$(dirname "$1")"
    printf 'directory\\t%s\\n' "$1"
  }
}

# Writes down what is about to be done, for --undo.
remember() { printf '%s\\t%s\\t%s\\n' "$1" "$2" "\${3:--}" >>"$journal"; }

# Succeeds if nothing was written down before.
begin() {
  [ ! -f "$journal" ] || return 1
  made=$(missing "$state")
  mkdir -p "$state" || stop "$state cannot be made."
  chmod 700 "$state"
  printf '%s' "\${made:+$made
}" >"$journal"
}

has_programs() {
  for program in "$1"/venvs/*/; do [ ! -d "$program" ] || return 0; done
  return 1
}

undo() {
  if [ ! -f "$journal" ]; then
    say 'There is nothing to take back.'
    return 0
  fi
  awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' "$journal" >"$work/journal"
  : >"$work/kept"
  while IFS="$tab" read -r kind subject detail <&3; do
    case $kind in directory | made) continue ;; esac
    "undo_$kind" "$subject" "$detail" ||
      printf '%s\\t%s\\t%s\\n' "$kind" "$subject" "$detail" >>"$work/kept"
  done 3<"$work/journal"
  if [ -s "$work/kept" ]; then
    grep -E '^(directory|made)' "$work/journal" >>"$work/kept" || true
    awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' "$work/kept" >"$journal"
    say ''
    stop "not all could be taken back. What there is to do it by hand is in $state."
  fi
  rm -rf "$state"
  while IFS="$tab" read -r kind subject detail <&3; do
    case $kind in
      directory) rmdir "$subject" 2>/dev/null || true ;;
      made) has_programs "$subject" || rm -rf "$subject" ;;
    esac
  done 3<"$work/journal"
  rmdir "$(dirname "$state")" 2>/dev/null || true
  say ''
  say 'All is as it was before.'
}
`
