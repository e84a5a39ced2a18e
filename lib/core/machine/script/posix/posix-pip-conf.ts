/** Facts: https://pip.pypa.io/en/stable/topics/configuration/#location */
export const POSIX_PIP_CONF = `# Where pip has your settings. On a Mac there are two places.
pip_conf() {
  mac="$HOME/Library/Application Support/pip"
  if [ "$(uname)" = Darwin ] && [ -d "$mac" ]; then
    printf '%s' "$mac/pip.conf"
  else
    printf '%s' "$config/pip/pip.conf"
  fi
}
`
