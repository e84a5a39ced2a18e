import type { SecretKind } from './secret-kinds'

export type Rule = { kind: SecretKind; pattern: RegExp; instead: string }

/** What stands for a value and is none: `****`, `<hidden>`, `$TOKEN`, `%TOKEN%`, `{TOKEN}`, `...`. */
export const NO_VALUE =
  '(?!\\*{3}|<\\w|\\$[\\w({]|%\\w|\\{\\w|\\.\\.\\.|…|(?:TOKEN|PASSWORD)(?![\\w.+/-])|AIza\\*|ya29\\.\\*|1\\/\\/0\\*|(?:pypi-|gh[opsur]_|github_pat_|gl[a-z]{2,10}-|AKIA|ASIA)\\*)'
/** A word that a program goes on with, or a line of its code in a traceback. */
const NO_WORD =
  '(?!(?:Traceback|WARNING|INFO|ERROR|DEBUG|None|null|true|false|required|incorrect|invalid|not|from|set|is|authentication)(?![\\w-])|(?:self|creds?|auth|config)\\.|[\\w.]{1,100}\\()'

/** Names of variables and settings that hold secrets, with whatever is put before them. */
const NAMES =
  '(?:\\b|_)(?:password|passwd|passphrase|secret|token|api[_-]?key|secret[_-]?(?:access[_-]?)?key|account[_-]?key)'

const SHORT = '[ \\t=]{0,5}(?!-)'

/** Options of one letter, and arguments, that are secrets only to this command: to others `-p` is a port or a folder. */
const SHORT_OPTIONS: readonly (readonly [command: string, option: string])[] = [
  [
    'curl',
    `(?:-[a-zA-Z]{0,10}[uU]|--(?:proxy-)?user)[ \\t=]{0,5}["']?${NO_VALUE}[^\\s:"']{0,200}:`,
  ],
  [
    '(?:twine|(?:docker|podman|helm registry|oras|skopeo) login|sshpass)',
    `(?:-p${SHORT}|--password[ \\t=]{1,5})`,
  ],
  ['(?:uv|poetry|pdm|flit) publish', `(?:-[pP]${SHORT}|--password[ \\t=]{1,5})`],
  ['uv publish', `-t${SHORT}`],
  ['hatch publish', `(?:-a${SHORT}|--auth[ \\t=]{1,5})`],
  ['poetry config', `http-basic\\.\\S{1,200}[ \\t]{1,5}\\S{1,200}[ \\t]{1,5}`],
  ['poetry config', `pypi-token\\.\\S{1,200}[ \\t]{1,5}`],
]

/** In this order: the longer one first. Every repetition has an end, so that a megabyte takes no longer than it must. */
export const SECRET_RULES: readonly Rule[] = [
  {
    // In a file, or in JSON, with `\n` for line ends; the end may have been cut off.
    kind: 'private-key',
    pattern:
      /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----(?!\*)[\s\\nrA-Za-z0-9+/=]{0,20000}(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?/g,
    instead: '-----BEGIN PRIVATE KEY-----****',
  },
  {
    // base64 of `{`, a line end or a quote, then `"type": "service_account"`, over any number of lines.
    kind: 'encoded-key',
    pattern:
      /\b(?:ew[0o][A-Za-z0-9+/]{2}|eyJ0eXBl|eyAi)[A-Za-z0-9+/_-]{60,20000}={0,2}(?:\s{1,40}[A-Za-z0-9+/_-]{20,20000}={0,2}){0,200}/g,
    instead: '****',
  },
  {
    // A JSON Web Token: an identity token, or an assertion that was signed with a key.
    kind: 'token',
    pattern:
      /(?<![\w-])eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{4,8000}(?:\.[A-Za-z0-9_-]{0,4000})?/g,
    instead: '****',
  },
  { kind: 'access-token', pattern: /\bya29\.[\w.~+/-]{4,4000}={0,2}/g, instead: 'ya29.****' },
  { kind: 'refresh-token', pattern: /\b1\/\/0[\w-]{10,500}/g, instead: '1//0****' },
  { kind: 'client-secret', pattern: /\bGOCSPX-[\w-]{10,60}/g, instead: 'GOCSPX-****' },
  { kind: 'api-key', pattern: /\bAIza[\w-]{30,40}/g, instead: 'AIza****' },
  {
    // https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats,
    // https://docs.gitlab.com/security/tokens/#token-prefixes. PyPI’s are base64 and have capitals, packages’ names have none.
    kind: 'token',
    pattern:
      /\b(pypi-(?=[\w-]{0,400}[A-Z])|gh[opsur]_|github_pat_|gl(?:pat|dt|rt|rtr|cbt|ptt|ft|soat|imt|agent|oas|ffct)-|dckr_pat_|AKIA|ASIA)[\w-]{12,400}(?:\.[\w-]{2,400}){0,3}/g,
    instead: '$1****',
  },
  { kind: 'token', pattern: /\b(npm_|hf_)[A-Za-z0-9]{30,60}\b/g, instead: '$1****' },
  {
    // The key as a password: `_json_key_base64` and `_json_key` are Google’s user names for it.
    kind: 'encoded-key',
    pattern: new RegExp(
      `(\\b_json_key(?:_base64)?["']?(?::|\\s{0,3}[:=]\\s{0,3}["']?))${NO_VALUE}[^\\s"'@]{4,20000}`,
      'g',
    ),
    instead: '$1****',
  },
  {
    kind: 'header',
    pattern:
      /(\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|bearer|token)\s{1,3})(?![*<$%{])[^\s"',]{4,20000}/gi,
    instead: '$1****',
  },
  {
    kind: 'header',
    pattern: /(\b(?:Basic|Bearer) )(?=[^\s"',]{0,200}[\d=])[A-Za-z0-9+/_.~-]{16,20000}={0,2}/g,
    instead: '$1****',
  },
  {
    // GitLab’s, JFrog’s and Google’s own headers.
    kind: 'header',
    pattern: new RegExp(
      `(\\b(?:(?:private|job|deploy)-token|x-(?:jfrog-art-api|api-key|goog-api-key))["']?\\s{0,3}:\\s{0,3}["']?)${NO_VALUE}[^\\s"',]{8,20000}`,
      'gi',
    ),
    instead: '$1****',
  },
  {
    // In quotes a value may have blanks.
    kind: 'password',
    pattern: new RegExp(
      `(${NAMES}["']?[ \\t]{0,3}[:=][ \\t]{0,3})(?:"${NO_VALUE}[^"\\n]{4,2000}"|'${NO_VALUE}[^'\\n]{4,2000}')`,
      'gi',
    ),
    instead: '$1"****"',
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `(${NAMES}["']?[ \\t]{0,3}[:=][ \\t]{0,3}["']?)${NO_VALUE}${NO_WORD}[^\\s"',;&]{4,20000}`,
      'gi',
    ),
    instead: '$1****',
  },
  {
    // Also a word of prose, and a program’s name for what passed a test: so only as a variable, and `PWD` is a folder.
    kind: 'password',
    pattern: new RegExp(
      `((?:\\bPASS|_PASS|_pass|\\bPAT|_PAT|_PWD|[;"']Pwd)=["']?)${NO_VALUE}${NO_WORD}[^\\s"',;&]{4,20000}`,
      'g',
    ),
    instead: '$1****',
  },
  {
    kind: 'password',
    pattern: new RegExp(
      `((?:^|\\s)--(?:password|token|client-key|access-token|api-key|secret)(?:=|[ \\t]{1,5}(?!-))["']?)${NO_VALUE}[^\\s"']{6,20000}`,
      'g',
    ),
    instead: '$1****',
  },
  // Up to the next command: a line of nothing but commands is read once.
  ...SHORT_OPTIONS.map(
    ([command, option]): Rule => ({
      kind: 'password',
      pattern: new RegExp(
        `(\\b${command}\\b(?:(?!\\b${command}\\b)[^\\n]|\\\\\\n){0,300}?\\s${option})(?:"${NO_VALUE}[^"\\n]{1,2000}"|'${NO_VALUE}[^'\\n]{1,2000}'|(?!["'])${NO_VALUE}[^\\s"']{1,20000})`,
        'g',
      ),
      instead: '$1****',
    }),
  ),
  {
    // .netrc, in one line or several.
    kind: 'password',
    pattern: new RegExp(
      `(\\blogin\\s{1,20}\\S{1,200}\\s{1,20}password\\s{1,20})${NO_VALUE}\\S{4,20000}`,
      'g',
    ),
    instead: '$1****',
  },
]
