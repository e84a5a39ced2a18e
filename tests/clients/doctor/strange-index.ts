import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnectProxy } from '../../../emulator/tls/connect-proxy.ts'
import { createTestAuthority } from '../../../emulator/tls/test-authority.ts'

/** What came in: to which host, and with which credentials. */
export type Heard = { host: string; path: string; authorization: string | undefined; body: string }
type Answer = { status: number; headers?: Record<string, string>; body?: string }

/** A proxy that answers in the place of every host there is, and remembers who was asked what. */
export async function startStrangeIndex(answer: (heard: Heard) => Answer) {
  const directory = mkdtempSync(join(tmpdir(), 'strange-index-'))
  const authority = await createTestAuthority()
  const caFile = join(directory, 'ca.pem')
  writeFileSync(caFile, authority.caPem)
  const heard: Heard[] = []
  const server = createServer(
    {
      SNICallback: (host, done) => {
        authority.contextFor(host).then(
          (context) => done(null, context),
          (error: Error) => done(error),
        )
      },
    },
    async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const one = {
        host: request.headers.host ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: Buffer.concat(chunks).toString(),
      }
      heard.push(one)
      const { status, headers = {}, body = '' } = answer(one)
      response.writeHead(status, headers).end(body)
    },
  )
  const proxy = createConnectProxy({
    isOurs: () => true,
    serve: (socket) => server.emit('connection', socket),
  })
  await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
  const address = proxy.server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    heard,
    environment: { HTTPS_PROXY: `http://127.0.0.1:${address.port}`, PIP_CERT: caFile },
    async close() {
      proxy.closeTunnels()
      await new Promise((resolve) => proxy.server.close(resolve))
      rmSync(directory, { recursive: true })
    },
  }
}
