/** `stat` is spelled differently on Linux and macOS. */
export const POSIX_PROTECT = `# protect FILE: nobody else may read it
protect() {
  say "  \\$ chmod 600 $1"
  if is_dry; then return 0; fi
  permissions=$(stat -c %a "$1" 2>/dev/null || stat -f %Lp "$1") || stop "$1 cannot be looked at."
  [ "$permissions" != 600 ] || return 0
  remember permissions "$1" "$permissions"
  chmod 600 "$1" || stop "the permissions of $1 cannot be changed."
}

undo_permissions() {
  [ -e "$1" ] || return 0
  chmod "$2" "$1" && say "$1 has its permissions back ($2)"
}
`
