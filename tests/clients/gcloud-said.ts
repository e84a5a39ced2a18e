import type { Machine, State } from './machine'
import { ACCOUNT } from './world'

const TOKEN = 'gcloud auth print-access-token'
const DEFAULT_TOKEN = 'gcloud auth application-default print-access-token'
const fromFile = (name: string) => `GOOGLE_APPLICATION_CREDENTIALS="$HOME/${name}" ${DEFAULT_TOKEN}`
const LIST = "gcloud auth list --filter=status:ACTIVE --format='value(account)'"
/** What the keyring backend asks. */
const FOR_KEYRING = "gcloud config config-helper --format='json(credential)'"
const AS_ACCOUNT = `--impersonate-service-account=${ACCOUNT}`
const FILE = 'cat "$HOME/.config/gcloud/application_default_credentials.json"; echo'
const LOGIN = 'gcloud auth application-default login'
const REVOKE = 'gcloud auth application-default revoke'
const ACTIVATE = 'gcloud auth activate-service-account --key-file="$HOME/service-account-key.json"'

/** All that guides and clients ask of `gcloud auth`, in an order in which each is seen with nobody signed in and with somebody. */
const ASKED = [
  ...[
    TOKEN,
    `${TOKEN} ${AS_ACCOUNT}`,
    DEFAULT_TOKEN,
    LIST,
    FOR_KEYRING,
    REVOKE,
    'gcloud auth revoke',
  ],
  ...[LOGIN, FILE, DEFAULT_TOKEN, REVOKE],
  ...['service-account-key.json', 'credential-configuration.json'].map(fromFile),
  ...['gcloud auth login', LIST, TOKEN, FOR_KEYRING, `${TOKEN} ${AS_ACCOUNT}`],
  ...[`${LOGIN} ${AS_ACCOUNT}`, FILE, DEFAULT_TOKEN, REVOKE, 'gcloud auth revoke', LIST],
  ...[ACTIVATE, LIST, TOKEN, FOR_KEYRING, 'gcloud auth revoke', TOKEN],
]

/** What differs from run to run, and what is no business of a file's reader. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/ya29\.[\w.-]+/g, 'TOKEN'],
  [/1\/\/[\w.-]+/g, 'REFRESH'],
  [/eyJ[\w.-]+/g, 'ID_TOKEN'],
  [/("client_secret": )"[^"]+"/g, '$1"SECRET"'],
  [/localhost%3A\d+/g, 'localhost%3APORT'],
  [/\b(state|code_challenge)=[\w-]+/g, '$1=RANDOM'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'TIME'],
]

/** What gcloud of this machine, real or not, says to all of it: each command, its status, and what it prints on either stream. */
export async function whatGcloudSays(machine: Machine, state: State): Promise<string> {
  const script = ASKED.map(
    (command) => `echo ${quoted(`$ ${command}`)}
(${command}) >/tmp/printed 2>/tmp/warned
echo "ends with $?"
sed 's/^/out: /' /tmp/printed
sed 's/^/err: /' /tmp/warned`,
  ).join('\n')
  const { output } = await machine.run(state, script)
  return VARYING.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), output)
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
