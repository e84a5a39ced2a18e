import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { ServiceAccount } from '../world/catalog.ts'
import { subject } from './claims.ts'

/** What `gcloud iam service-accounts keys create` writes, field by field. */
export type ServiceAccountKey = {
  type: 'service_account'
  project_id: string
  private_key_id: string
  private_key: string
  client_email: string
  client_id: string
  auth_uri: string
  token_uri: string
  auth_provider_x509_cert_url: string
  client_x509_cert_url: string
  universe_domain: string
}

const keyFile = z.looseObject({
  type: z.literal('service_account'),
  private_key_id: z.string(),
  private_key: z.string(),
  client_email: z.string(),
})

/** The keys of service accounts that were issued and not deleted since. */
export function createServiceAccountKeys() {
  const issued = new Map<string, { account: ServiceAccount; publicKey: KeyObject }>()

  return {
    async create(account: ServiceAccount, tokenUri: string): Promise<ServiceAccountKey> {
      const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
      const id = randomBytes(20).toString('hex')
      const { email } = account.data
      issued.set(id, { account, publicKey: pair.publicKey })
      return {
        type: 'service_account',
        project_id: account.projectId,
        private_key_id: id,
        private_key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        client_email: email,
        client_id: subject(email),
        auth_uri: 'https://accounts.google.com/o/oauth2/auth',
        token_uri: tokenUri,
        auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
        client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${encodeURIComponent(email)}`,
        universe_domain: 'googleapis.com',
      }
    },
    /** Tokens that were got with it live on, as with Google. */
    delete(account: ServiceAccount, id: string): boolean {
      return issued.get(id)?.account === account && issued.delete(id)
    },
    /** What may have signed for this account: one key, or all where the signature names none. */
    publicKeys(account: ServiceAccount, id: string | undefined): KeyObject[] {
      return [...issued]
        .filter(([key, entry]) => entry.account === account && (id === undefined || id === key))
        .map(([, entry]) => entry.publicKey)
    },
    /** Whose key file this is: only with the very private key that was issued, of an account that is not disabled. */
    serviceAccountOfKey(json: unknown): string | undefined {
      const file = keyFile.safeParse(json)
      if (!file.success) return undefined
      const entry = issued.get(file.data.private_key_id)
      if (entry === undefined || entry.account.disabled) return undefined
      if (entry.account.data.email !== file.data.client_email) return undefined
      const isSame = publicHalf(file.data.private_key)?.equals(entry.publicKey) ?? false
      return isSame ? file.data.client_email : undefined
    },
  }
}

export type ServiceAccountKeys = ReturnType<typeof createServiceAccountKeys>

function publicHalf(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(createPrivateKey(pem))
  } catch {
    return undefined
  }
}
