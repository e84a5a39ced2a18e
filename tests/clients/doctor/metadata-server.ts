import { createServer } from 'node:http'

/**
 * What a machine of Google's has at 169.254.169.254, as far as google-auth asks for it.
 * Facts: https://docs.cloud.google.com/compute/docs/metadata/predefined-metadata-keys
 */
export async function startMetadataServer(account: { email: string; token: string }) {
  const own = '/computeMetadata/v1/instance/service-accounts'
  const answers: Readonly<Record<string, string>> = {
    '/': 'computeMetadata/',
    '/computeMetadata/v1/project/project-id': 'acme-ml',
    '/computeMetadata/v1/universe/universe-domain': 'googleapis.com',
    [`${own}/default/email`]: account.email,
    [`${own}/default/`]: JSON.stringify({
      aliases: ['default'],
      email: account.email,
      scopes: ['https://www.googleapis.com/auth/cloud-platform'],
    }),
  }
  const token = JSON.stringify({
    access_token: account.token,
    expires_in: 3599,
    token_type: 'Bearer',
  })
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const answer = path.endsWith('/token') ? token : answers[path]
    const type = answer?.startsWith('{') ? 'application/json' : 'application/text'
    response.setHeader('Metadata-Flavor', 'Google').setHeader('content-type', type)
    response.writeHead(answer === undefined ? 404 : 200).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { host: `127.0.0.1:${address.port}`, close: () => server.close() }
}
