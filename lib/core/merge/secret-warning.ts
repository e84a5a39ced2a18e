/** Whether an address in a line that is no comment holds a password, or a token of Google's as user name. */
export function secretWarning(existing: string): readonly string[] {
  const lines = existing.split(/\r?\n/).filter((line) => !/^\s*[#;]/.test(line))
  return lines.some((line) => /:\/\/(?:[^/\s@]*:[^/\s@]+|ya29\.[^/\s@]*)@/.test(line))
    ? [
        'An address has a password or token in it, for everybody who reads the file. Take it out, and revoke it if the file was ever shared.',
      ]
    : []
}
