/** Whether an address in a line that is no comment holds a password, or a token as user name. */
export function secretWarning(existing: string): readonly string[] {
  const lines = existing.split(/\r?\n/).filter((line) => !/^\s*[#;]/.test(line))
  return lines.some(hasSecret)
    ? [
        'An address has a password or token in it, for everybody who reads the file. Take it out, and revoke it if the file was ever shared.',
      ]
    : []
}

function hasSecret(line: string): boolean {
  return [...line.replaceAll(VARIABLE, '').matchAll(USER_INFO)].some(
    ([, user = '', password = '']) => password !== '' || TOKEN.test(user) || isRandom(user),
  )
}

/** As PDM and Poetry write one, or tox. */
const VARIABLE = /\$\{\w+\}|\{env:\w+\}/g
const USER_INFO = /:\/\/([^/\s@:]*)(?::([^/\s@]*))?@/g

/**
 * How tokens of GitLab (an instance can put its own prefix first), GitHub, PyPI and Google begin, and JSON Web Tokens.
 * Facts: https://docs.gitlab.com/security/tokens/#token-prefixes,
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/ and
 * https://pypi.org/help/#apitoken
 */
const TOKEN =
  /(?:^|-)gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct)-|^(?:gh[opsur]_|github_pat_|pypi-Ag|ya29\.|eyJ)/

/** Twenty letters and digits in a row, well mixed: nobody names a user so. */
function isRandom(user: string): boolean {
  const [run = ''] = /[A-Za-z\d]{20,}/.exec(user) ?? []
  return /(?:\d[A-Za-z]+){2}\d|(?:[a-z]\d*[A-Z]+\d*){3}[a-z]/.test(run)
}
