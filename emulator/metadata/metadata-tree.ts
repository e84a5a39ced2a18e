import type { Google } from '../google.ts'
import { json, type Reply } from '../http/route.ts'
import type { ServiceAccount } from '../world/catalog.ts'

/** The machine that asks: whose project it is, and which account is attached to it, if any, with which access scopes. */
export type Machine = {
  project: { id: string; number: string }
  account: ServiceAccount | undefined
  scopes: readonly string[]
}

export type Value = string | number | readonly string[]
/** What a path leads to. `made`: anew for every request, so it is in no listing's JSON. `unknown`: Google has it, the emulator does not. */
export type Entry =
  | { is: 'value'; value: Value }
  | { is: 'made'; make(): Reply }
  | { is: 'unknown'; isDirectory: boolean }
  | { is: 'directory'; entries: Readonly<Record<string, Entry>> }

const value = (what: Value): Entry => ({ is: 'value', value: what })
const directory = (entries: Readonly<Record<string, Entry>>): Entry => ({
  is: 'directory',
  entries,
})

/**
 * All that a machine is told, below `/`.
 * https://docs.cloud.google.com/compute/docs/metadata/predefined-metadata-keys
 */
export function metadataTree(google: Google, { project, account, scopes }: Machine): Entry {
  const mine = account && accountDirectory(google, account, scopes)
  return directory({
    '0.1': { is: 'unknown', isDirectory: true },
    computeMetadata: directory({
      v1: directory({
        instance: directory({
          'service-accounts': directory(
            account && mine ? { default: mine, [account.data.email]: mine } : {},
          ),
        }),
        project: directory({
          'numeric-project-id': value(Number(project.number)),
          'project-id': value(project.id),
        }),
        universe: directory({ 'universe-domain': value('googleapis.com') }),
      }),
    }),
  })
}

function accountDirectory(
  google: Google,
  { data: { email } }: ServiceAccount,
  scopes: readonly string[],
): Entry {
  return directory({
    aliases: value(['default']),
    email: value(email),
    identity: { is: 'unknown', isDirectory: false },
    scopes: value(scopes),
    token: {
      is: 'made',
      // `?scopes=` is taken without complaint and changes nothing: https://github.com/googleapis/google-auth-library-java/issues/458
      make() {
        const { token, expiresIn } = google.tokens.issueAccess(email, scopes)
        return json({ access_token: token, expires_in: expiresIn, token_type: 'Bearer' })
      },
    },
  })
}
