import { createServer } from 'node:http'
import { artifactRegistryRoutes } from './artifact-registry/artifact-registry-routes.ts'
import { ASSET_LIMITS, type AssetLimits, createAssetQuotas } from './cloud-asset/asset-quotas.ts'
import { cloudAssetRoutes } from './cloud-asset/cloud-asset-routes.ts'
import { cloudIdentityRoutes } from './cloud-identity/cloud-identity-routes.ts'
import { controlRoutes, TEST_SCOPES } from './control/control-routes.ts'
import { createFaults, type FaultControl } from './control/faults.ts'
import {
  createServiceAccountKey,
  deleteServiceAccountKey,
  type KeyOptions,
  setServiceAccountDisabled,
} from './control/service-account-controls.ts'
import type { Google } from './google.ts'
import { createDispatcher } from './http/dispatch.ts'
import { createRequestLog, type RequestRecord } from './http/request-log.ts'
import { createAccess } from './iam/access.ts'
import { denyPolicyRoutes } from './iam/deny-policy-routes.ts'
import { iamRoutes } from './iam/iam-routes.ts'
import { rolesOf } from './iam/roles.ts'
import { iamCredentialsRoutes } from './iam-credentials/iam-credentials-routes.ts'
import type { IndexOptions, RunningIndex } from './index/start-index.ts'
import {
  type MetadataOptions,
  type RunningMetadata,
  startMetadata,
} from './metadata/start-metadata.ts'
import { type AuthorizedUserFile, createAuthorizedUserFile } from './openid/authorized-user-file.ts'
import { openidRoutes } from './openid/openid-routes.ts'
import { createServiceAccountKeys, type ServiceAccountKey } from './openid/service-account-keys.ts'
import { createSigningKey } from './openid/signing-key.ts'
import { createTokens } from './openid/tokens.ts'
import { resourceManagerRoutes } from './resource-manager/resource-manager-routes.ts'
import { serviceUsageRoutes } from './service-usage/service-usage-routes.ts'
import { stsRoutes } from './sts/sts-routes.ts'
import { createCatalog } from './world/catalog.ts'
import { loadWorld } from './world/load-world.ts'
import type { WorldPerson } from './world/world-schema.ts'

export type { Faults } from './control/faults.ts'
export type { RequestRecord } from './http/request-log.ts'
export type { IndexOptions } from './index/start-index.ts'
export type { MetadataOptions } from './metadata/start-metadata.ts'
export { WorldError } from './world/world-error.ts'

export type EmulatorOptions = {
  /** A world, or the path of a file that holds one. */
  world: unknown
  /** 0: any free port. */
  port?: number
  client?: { id: string; secret: string }
  /** Milliseconds since 1970. */
  now?: () => number
  log?: (line: string) => void
  /** The Python package index, behind a proxy that clients name in `HTTPS_PROXY`. Off by default. */
  index?: IndexOptions | true
  /** The metadata server of a machine on Google Cloud. Off by default. */
  metadata?: MetadataOptions
  /** Cloud Asset Inventory's requests in a minute; Google's by default. */
  assetLimits?: AssetLimits
}

/** A running emulator, with the controls of `/emulator/…` as functions. */
export type Emulator = {
  /** `http://127.0.0.1:PORT` */
  url: string
  people: readonly WorldPerson[]
  /** How to reach the package index, where it was asked for. */
  index?: Omit<RunningIndex, 'close'>
  /** How to reach the metadata server, where it was asked for. */
  metadata?: Omit<RunningMetadata, 'close'>
  close(): Promise<void>
  faults: Pick<FaultControl, 'set' | 'clear' | 'current'>
  requests(): RequestRecord[]
  clearRequests(): void
  /** Cloud Asset Inventory's requests in a minute, from now on. */
  setAssetLimits(limits: AssetLimits): void
  /** An access token of a person or a service account; by default for `openid` and `cloud-platform`. */
  tokenFor(
    email: string,
    options?: { scopes?: readonly string[]; expiresInSeconds?: number },
  ): string
  expireTokens(email: string): void
  revoke(email: string): void
  requireReauthentication(email: string): void
  /** How long this person's next access tokens live; `null` for Google's hour. */
  setAccessTokenSeconds(email: string, seconds: number | null): void
  createServiceAccountKey(email: string, options?: KeyOptions): Promise<ServiceAccountKey>
  deleteServiceAccountKey(email: string, keyId: string): void
  setServiceAccountDisabled(email: string, disabled: boolean): void
  /** What `gcloud auth application-default login` would write. */
  createAuthorizedUserFile(email: string): AuthorizedUserFile
}

/** Throws a WorldError for a broken world, and Node's own error (`EADDRINUSE`) for a taken port. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const world = loadWorld(options.world)
  const catalog = createCatalog(world)
  const roles = rolesOf(world.roles)
  const now = options.now ?? Date.now
  const people = new Map(world.people.map((person) => [person.email, person]))
  const serviceAccountKeys = createServiceAccountKeys()
  let origin = ''
  const google: Google = {
    catalog,
    people,
    groups: world.groups,
    roles,
    access: createAccess({ catalog, groups: world.groups, roles, now }),
    tokens: createTokens(now),
    signingKey: await createSigningKey(),
    serviceAccountKeys,
    serviceAccountOfKey: serviceAccountKeys.serviceAccountOfKey,
    faults: createFaults(),
    requests: createRequestLog(),
    quotas: createAssetQuotas(options.assetLimits ?? ASSET_LIMITS, now),
    clientProject: world.clientProject,
    client: options.client ?? { id: 'emulator-client', secret: 'emulator-secret' },
    now,
    origin: () => origin,
    log: options.log ?? (() => {}),
  }
  const dispatch = createDispatcher(google, [
    ...controlRoutes(google),
    ...openidRoutes(google),
    ...artifactRegistryRoutes(google),
    ...resourceManagerRoutes(google),
    ...iamRoutes(google),
    ...denyPolicyRoutes(google),
    ...cloudAssetRoutes(google),
    ...cloudIdentityRoutes(google),
    ...serviceUsageRoutes(google),
    ...iamCredentialsRoutes(google),
    ...stsRoutes(google),
  ])
  const server = createServer({ keepAlive: true }, dispatch)
  // Longer than the idle time of common clients' pools: else they meet a connection that is just being closed.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  origin = `http://127.0.0.1:${address.port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const orClose = (also?: { close(): Promise<void> }) => async (error: unknown) => {
    await Promise.all([close(), also?.close()])
    throw error
  }
  const metadata =
    options.metadata && (await startMetadata(google, options.metadata).catch(orClose()))
  const index = await openIndex().catch(orClose(metadata))

  /** Loaded on demand: issuing certificates takes a library that nothing else needs. */
  async function openIndex(): Promise<RunningIndex | undefined> {
    if (options.index === undefined) return undefined
    const { startIndex } = await import('./index/start-index.ts')
    return startIndex(google, dispatch, options.index === true ? {} : options.index)
  }
  const person = (email: string): string => {
    if (!people.has(email)) throw new Error(`there is no person ${email} in this world`)
    return email
  }
  const known = (email: string): string =>
    catalog.serviceAccounts.has(email) ? email : person(email)
  return {
    url: origin,
    people: world.people,
    ...(index === undefined ? {} : { index }),
    ...(metadata === undefined ? {} : { metadata }),
    close: async () => {
      await Promise.all([close(), index?.close(), metadata?.close()])
    },
    faults: google.faults,
    requests: () => google.requests.all(),
    clearRequests: () => google.requests.clear(),
    setAssetLimits: (limits) => google.quotas.set(limits),
    tokenFor: (email, { scopes, expiresInSeconds } = {}) =>
      google.tokens.issueAccess(known(email), scopes ?? TEST_SCOPES, expiresInSeconds).token,
    expireTokens: (email) => google.tokens.expireAccess(known(email)),
    revoke: (email) => google.tokens.revoke(known(email)),
    requireReauthentication: (email) => google.tokens.requireReauthentication(known(email)),
    setAccessTokenSeconds: (email, seconds) =>
      google.tokens.setAccessTokenSeconds(known(email), seconds),
    createServiceAccountKey: (email, keyOptions) =>
      createServiceAccountKey(google, email, keyOptions),
    deleteServiceAccountKey: (email, keyId) => deleteServiceAccountKey(google, email, keyId),
    setServiceAccountDisabled: (email, disabled) =>
      setServiceAccountDisabled(google, email, disabled),
    createAuthorizedUserFile: (email) => createAuthorizedUserFile(google, person(email)),
  }
}
