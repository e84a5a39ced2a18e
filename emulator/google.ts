import type { AssetQuotas } from './cloud-asset/asset-quotas.ts'
import type { FaultControl } from './control/faults.ts'
import type { RequestLog } from './http/request-log.ts'
import type { Access } from './iam/access.ts'
import type { Roles } from './iam/roles.ts'
import type { ServiceAccountKeys } from './openid/service-account-keys.ts'
import type { SigningKey } from './openid/signing-key.ts'
import type { Tokens } from './openid/tokens.ts'
import type { Catalog } from './world/catalog.ts'
import type { World, WorldPerson } from './world/world-schema.ts'

/** All that one running emulator knows; every handler is given it. */
export type Google = {
  catalog: Catalog
  people: ReadonlyMap<string, WorldPerson>
  groups: World['groups']
  roles: Roles
  access: Access
  tokens: Tokens
  signingKey: SigningKey
  serviceAccountKeys: ServiceAccountKeys
  faults: FaultControl
  requests: RequestLog
  quotas: AssetQuotas
  /** Where the OAuth client lives, if in this world. */
  clientProject: string | undefined
  /** The OAuth client that may exchange codes. */
  client: { id: string; secret: string }
  /** Milliseconds since 1970; tests set their own. */
  now: () => number
  /** `http://127.0.0.1:8085`: the issuer, and where every address points. Known once it listens. */
  origin: () => string
  log: (line: string) => void
  /** Whose a service-account key is, read from its file's JSON; `undefined` for keys that were not issued here. */
  serviceAccountOfKey?: (key: unknown) => string | undefined
}
