import { ArtifactRegistryClient } from '@google-cloud/artifact-registry'
import { OAuth2Client } from 'google-auth-library'
import type { Transport } from './transport'

/**
 * Google's own client over REST, on our transport. One instance serves everybody, because it holds nobody's
 * credentials: each call brings its person's token in {@link callOptions}, and a call without one is refused.
 */
export function createArtifactRegistryClient(
  endpoint: URL,
  transport: Transport,
): ArtifactRegistryClient {
  const secure = endpoint.protocol === 'https:'
  return new ArtifactRegistryClient({
    authClient: tokenlessAuth(transport),
    // Only keeps the library from asking the environment for a project; no call uses it.
    projectId: 'unused',
    fallback: true,
    apiEndpoint: endpoint.hostname,
    port: Number(endpoint.port || (secure ? 443 : 80)),
    protocol: secure ? 'https' : 'http',
  })
}

/** What every call passes: the person's token, one page at a time, and no second layer of retries. */
export function callOptions(accessToken: string) {
  return {
    otherArgs: { headers: { authorization: `Bearer ${accessToken}` } },
    autoPaginate: false,
    retry: null,
    // The transport has its own deadlines; this one only must not cut its retries short.
    timeout: 120_000,
  }
}

/**
 * google-gax asks its auth client for nothing but `fetch`. Ours adds no credentials (the call brings them) and is
 * our transport, without gaxios in between: half the processor time of a call.
 */
function tokenlessAuth(transport: Transport): OAuth2Client {
  const auth = new OAuth2Client()
  Object.defineProperty(auth, 'fetch', { value: transport })
  return auth
}
