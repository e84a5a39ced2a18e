import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, parse } from 'node:path'
import { findFreePort } from '../../scripts/free-port.ts'
import { type Server, startServer } from './start-process.ts'

const MODULES = join(import.meta.dirname, '../../node_modules')
const NEXT = createRequire(import.meta.url).resolve('next/dist/bin/next')

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}
`
const PAGE = `export default function Page() {
  return <p>Nothing.</p>
}
`

/** Builds and serves the smallest Next app there is, with this project's own Next and React. */
export async function startEmptyApp(directory: string): Promise<Server> {
  const root = join(directory, 'empty')
  mkdirSync(join(root, 'app'), { recursive: true })
  symlinkSync(MODULES, join(root, 'node_modules'), 'junction')
  // Turbopack follows no link out of its root, so the root is what both ends share.
  const config = { turbopack: { root: parse(root).root } }
  writeFileSync(join(root, 'package.json'), '{"private":true,"type":"module"}')
  writeFileSync(join(root, 'next.config.js'), `export default ${JSON.stringify(config)}`)
  writeFileSync(join(root, 'app/layout.jsx'), LAYOUT)
  writeFileSync(join(root, 'app/page.jsx'), PAGE)
  const built = spawnSync(process.execPath, [NEXT, 'build'], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0)
    throw new Error(`The empty app did not build:\n${built.stdout}${built.stderr}`)

  const port = await findFreePort()
  return startServer([NEXT, 'start', '--hostname', '127.0.0.1', '--port', String(port)], {
    port,
    ready: '/',
    cwd: root,
  })
}
