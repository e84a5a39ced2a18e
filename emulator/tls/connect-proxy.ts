import { createServer, type IncomingMessage, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

const CONNECTION_TIMEOUT = 10_000

/**
 * An HTTP CONNECT proxy. Names that `isOurs` go to `serve`, which speaks TLS with them; all others get a tunnel to where they
 * wanted to go, which nobody here can read.
 */
export function createConnectProxy(options: {
  isOurs(host: string): boolean
  serve(socket: Duplex): void
}): { server: Server; closeTunnels(): void } {
  const open = new Set<Duplex>()
  const track = (socket: Duplex) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    // A client that leaves, or an upstream that breaks off, is no fault of the emulator.
    socket.on('error', () => socket.destroy())
  }
  const server = createServer((_request, response) => {
    response.writeHead(405, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('This is a proxy for HTTPS only: it answers CONNECT.\n')
  })
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    track(client)
    const target = URL.parse(`http://${request.url ?? ''}`)
    if (target === null || !/:\d+$/.test(request.url ?? '')) return refuse(client, 400)
    const port = Number(target.port === '' ? 80 : target.port)
    if (head.length > 0) client.unshift(head)
    if (options.isOurs(target.hostname)) {
      // Google's names never leave this machine, whatever the port.
      if (port !== 443) return refuse(client, 502)
      accept(client)
      return options.serve(client)
    }
    tunnel(client, target.hostname.replace(/^\[|\]$/g, ''), port, track)
  })
  return {
    server,
    closeTunnels() {
      for (const socket of open) socket.destroy()
    },
  }
}

function tunnel(client: Duplex, host: string, port: number, track: (socket: Duplex) => void): void {
  const upstream: Socket = connect({ host, port })
  track(upstream)
  let isConnected = false
  const giveUp = () => {
    if (!isConnected) refuse(client, 502)
    upstream.destroy()
  }
  upstream.setTimeout(CONNECTION_TIMEOUT, giveUp)
  upstream.once('error', giveUp)
  upstream.once('close', () => isConnected && client.destroy())
  client.once('close', () => upstream.destroy())
  upstream.once('connect', () => {
    isConnected = true
    upstream.setTimeout(0)
    accept(client)
    upstream.pipe(client)
    client.pipe(upstream)
  })
}

function accept(client: Duplex): void {
  client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
}

function refuse(client: Duplex, status: 400 | 502): void {
  const reason = status === 400 ? 'Bad Request' : 'Bad Gateway'
  client.end(`HTTP/1.1 ${status} ${reason}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
}
