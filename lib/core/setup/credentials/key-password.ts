import type { Credential, Secret } from '../credential'
import { keyFileArgument, keyFileInCmd, keyFileInDotNet } from '../key-file-argument'
import { protectKey } from '../steps/key-file'
import { haveKeyFile } from '../steps/service-account-key'
import type { Subject } from '../tool'

export const keyPassword: Credential = {
  name: 'A service account’s key as a password',
  suits: 'Last of all: it does not expire',
  when: 'Last of all, where nothing but a user name and a password will do: the key does not expire. Take an account made for this one purpose, grant it the least role on this one repository, and replace the key from time to time.',
  account: 'service',
  file: 'key',
  signIn: (subject) => ({
    kind: 'sign-in',
    by: 'password',
    user: '_json_key_base64',
    password: encodedKey(subject),
    prerequisites: [haveKeyFile(subject)],
    steps: [protectKey(subject)],
    undo: [],
  }),
}

/**
 * Prints base64 of the whole key file in one line. Of base64's characters three mean something in a URL.
 * Facts: gcloud 528, `print_settings/credentials.py`; GNU base64 breaks lines unless told not to, macOS's does not.
 */
function encodedKey(subject: Subject): Secret {
  const file = keyFileArgument(subject)
  const posix = (base64: string) => ({
    command: base64,
    urlCommand: `${base64} | sed 's/+/%2B/g; s,/,%2F,g; s/=/%3D/g'`,
  })
  const dotNet = (path: string) => `[Convert]::ToBase64String([IO.File]::ReadAllBytes(${path}))`
  const escaped = (expression: string) => `[Uri]::EscapeDataString(${expression})`
  const throughPowershell = (expression: string) => `powershell -NoProfile -Command "${expression}"`
  const inCmd = dotNet(`'${keyFileInCmd(subject).replaceAll("'", "''")}'`)
  const commands = {
    linux: posix(`base64 -w0 ${file}`),
    macos: posix(`base64 -i ${file}`),
    windows: {
      command: dotNet(keyFileInDotNet(subject)),
      urlCommand: escaped(dotNet(keyFileInDotNet(subject))),
    },
    'windows-cmd': {
      command: throughPowershell(inCmd),
      urlCommand: throughPowershell(escaped(inCmd)),
    },
  }[subject.system]
  return { ...commands, isKey: true }
}
