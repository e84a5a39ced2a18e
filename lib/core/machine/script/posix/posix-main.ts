/** Called in the last line, so that half a download does nothing. */
export const POSIX_MAIN = `main() {
  mode=dry-run yes=no left='' failed=no nevers=''
  for argument in "$@"; do
    case $argument in
      --dry-run | --apply | --check | --undo) mode=\${argument#--} ;;
      --yes) yes=yes ;;
      --help | -h)
        usage
        exit 0
        ;;
      *)
        usage >&2
        exit 2
        ;;
    esac
  done
  [ -d "\${HOME:-}" ] || stop 'HOME does not say where your home is.'
  find_places
  tab=$(printf '\\t')
  journal=$state/journal
  # To look at something is to change nothing.
  export PYTHONDONTWRITEBYTECODE=1
  work=$(mktemp -d) || stop 'no temporary directory can be made.'
  trap 'rm -rf "$work"' EXIT
  trap 'exit 130' HUP INT TERM

  case $mode in
    undo) undo ;;
    check)
      checks
      [ "$failed" = no ]
      ;;
    dry-run)
      say 'This is what --apply would do. Now nothing is changed.'
      prerequisites
      steps
      ;;
    apply)
      prerequisites
      ! begin || remember_programs
      steps
      say ''
      say 'All of it is done.'
      [ -z "$left" ] || printf '%s\\n%s' 'Left for you:' "$left"
      say 'Did it work? --check says so.'
      ;;
  esac
}
`
