/** Facts: https://docs.cloud.google.com/docs/authentication/application-default-credentials */
export const POSIX_SIGN_IN = `# sign_in TEST UNDO COMMAND...: nobody is signed in unasked, and nobody who is already.
sign_in() {
  seen=$1 back=$2
  shift 2
  if is_dry; then
    say "  \\$ $*   (asks first; not if that was done before)"
    return 0
  fi
  # gcloud makes its folder when it is asked anything.
  missing "$google" >>"$journal"
  if $seen; then
    say '  That was done before.'
  elif ask "Run $*?"; then
    remember sign_in "$back"
    say "  \\$ $*"
    "$@" || stop "this failed: $*"
  else
    leave "$*"
  fi
}

undo_sign_in() {
  if ask "You were signed in by this script. Run $1?"; then
    say "  \\$ $1"
    $1 --quiet
  else
    say "You were signed in by this script. Sign out yourself, if you want to: $1"
  fi
}

adc_is_there() { [ -f "$google/application_default_credentials.json" ]; }

adc_acts_as() { adc_is_there && grep -qF "/$1:" "$google/application_default_credentials.json"; }

active_account() { gcloud auth list --filter=status:ACTIVE --format='value(account)' 2>/dev/null; }

gcloud_is_there() { [ -n "$(active_account)" ]; }

service_account_is_there() { case $(active_account) in *.gserviceaccount.com) return 0 ;; *) return 1 ;; esac; }
`
