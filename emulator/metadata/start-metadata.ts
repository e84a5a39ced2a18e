import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Google } from '../google.ts'
import { answerMetadata } from './answer-metadata.ts'
import { type Machine, metadataTree } from './metadata-tree.ts'

export type MetadataOptions = {
  /** The service account attached to the machine. None: there is none, which is 404. */
  account?: string
  /** Access scopes, which bind the account's tokens; `cloud-platform` by default. */
  scopes?: readonly string[]
  /** Whose the machine is, by ID or number; by default the account's own project. */
  project?: string
  /** An address of loopback, so that port 80 can be had more than once: `127.0.0.1` by default. */
  host?: string
  /** 0: any free port. Clients that are told nothing ask port 80. */
  port?: number
}

export type RunningMetadata = {
  /** `127.0.0.1:PORT`, as clients take it in `GCE_METADATA_HOST` and `GCE_METADATA_IP`. */
  host: string
  close(): Promise<void>
}

const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform'

/** A metadata server as on Compute Engine. Throws for what is not in the world, and Node's own error where it may not listen. */
export async function startMetadata(
  google: Google,
  options: MetadataOptions,
): Promise<RunningMetadata> {
  const { host = '127.0.0.1', port = 0 } = options
  if (!/^127(\.\d{1,3}){3}$/.test(host))
    throw new Error(`the metadata server gives tokens away, so it is not for ${host}`)
  const root = metadataTree(google, machineOf(google, options))

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const verb = request.method ?? ''
    const url = URL.parse(request.url ?? '', 'http://metadata.google.internal')
    const reply = url && answerMetadata(root, { verb, url, headers: request.headers })
    const path = url?.pathname ?? ''
    if (!reply) google.log(`501: the metadata server does not know ${verb} ${path}`)
    const { status, headers, body } = reply ?? { status: 501, headers: {}, body: '' }
    google.requests.add({ method: 'metadata', verb, path, query: '', status })
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
    response.end(body)
  }
  const server = createServer(answer)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    host: `${host}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function machineOf(google: Google, options: MetadataOptions): Machine {
  const { account: email, scopes = [CLOUD_PLATFORM] } = options
  const account = google.catalog.serviceAccounts.get(email ?? '')
  if (email !== undefined && account === undefined)
    throw new Error(`there is no service account ${email} in this world`)
  const id = options.project ?? account?.projectId ?? ''
  const project = google.catalog.project(id)
  if (project === undefined) throw new Error(`there is no project "${id}" for the machine`)
  const { projectId, projectNumber } = project.data
  return { project: { id: projectId, number: projectNumber }, account, scopes }
}
