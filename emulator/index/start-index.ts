import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Google } from '../google.ts'
import { createConnectProxy } from '../tls/connect-proxy.ts'
import { createTestAuthority } from '../tls/test-authority.ts'
import { trustBundle } from '../tls/trust-bundle.ts'
import { answerFile } from './answer-file.ts'
import { createFinder } from './find-distributions.ts'
import { indexLocation } from './index-address.ts'
import { createIndexListener } from './index-listener.ts'
import { createPackageStore } from './package-store.ts'
import { createPypi, type PypiSource } from './pypi.ts'

export type IndexOptions = {
  /** For uploads and the certificate; by default a temporary one, which goes when the emulator closes. */
  directory?: string
  /** Of the proxy. 0: any free port. */
  port?: number
  /** What stands behind remote repositories: `online` by default. */
  pypi?: PypiSource
  /** In PEM, whom clients are to trust beside the emulator: by default everybody whom this machine trusts. */
  authorities?: readonly string[]
  /** Other hosts that are answered for here, and never let out: each with the folder of its files. */
  sites?: Readonly<Record<string, string>>
}

/** How clients reach the index: `HTTPS_PROXY` and a bundle of certificates to trust. */
export type RunningIndex = {
  /** `http://127.0.0.1:PORT` */
  proxyUrl: string
  /** A PEM file: the test authority and whom else clients are to trust. */
  caFile: string
  /** The test authority alone. */
  caPem: string
  close(): Promise<void>
}

/** Names that are Google's, which the emulator answers itself and never lets out. */
const GOOGLE = /(^|\.)(pkg\.dev|googleapis\.com)$|^accounts\.google\.com$/

/** `dispatch` answers for Google's APIs, so that libraries find them under their real names too. */
export async function startIndex(
  google: Google,
  dispatch: RequestListener,
  options: IndexOptions,
): Promise<RunningIndex> {
  const authority = await createTestAuthority()
  const pypi = createPypi(options.pypi ?? 'online')
  const directory = options.directory ?? mkdtempSync(path.join(tmpdir(), 'emulator-index-'))
  mkdirSync(directory, { recursive: true })
  const caFile = path.join(directory, 'ca.pem')
  writeFileSync(caFile, trustBundle(authority.caPem, options.authorities))

  const sites = new Map(Object.entries(options.sites ?? {}))
  const isOurs = (host: string) => GOOGLE.test(host) || sites.has(host)

  const store = createPackageStore(google.catalog, path.join(directory, 'files'))
  const answerIndex = createIndexListener({
    google,
    store,
    find: createFinder(google, store, pypi),
  })
  // It never listens: the proxy hands it connections.
  const server = createServer(
    {
      ALPNProtocols: ['http/1.1'],
      SNICallback: (host, done) => {
        const context = isOurs(host)
          ? authority.contextFor(host)
          : Promise.reject(new Error(`no certificate for ${host}`))
        context.then(
          (value) => done(null, value),
          (error: Error) => done(error),
        )
      },
    },
    (request, response) => {
      const host = request.headers.host ?? ''
      const site = sites.get(host)
      const location = indexLocation(host)
      if (site !== undefined) void answerFile(site, request, response)
      else if (location === undefined) dispatch(request, response)
      else void answerIndex(location, request, response)
    },
  )
  server.keepAliveTimeout = 60_000
  // A client that does not trust the authority: its own message says so better.
  server.on('tlsClientError', () => {})

  const proxy = createConnectProxy({
    isOurs,
    serve: (socket) => server.emit('connection', socket),
  })
  const close = async () => {
    proxy.closeTunnels()
    await Promise.all([new Promise((resolve) => proxy.server.close(resolve)), pypi.close()])
    if (options.directory === undefined) rmSync(directory, { recursive: true, force: true })
  }
  try {
    await new Promise<void>((resolve, reject) => {
      proxy.server.once('error', reject)
      proxy.server.listen(options.port ?? 0, '127.0.0.1', resolve)
    })
  } catch (error) {
    await close()
    throw error
  }
  const address = proxy.server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return { proxyUrl: `http://127.0.0.1:${address.port}`, caFile, caPem: authority.caPem, close }
}
