/** After `next build`: the standalone server serves its static files only if they lie beside it. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const standalone = join(root, '.next/standalone')
cpSync(join(root, '.next/static'), join(standalone, '.next/static'), { recursive: true })
cpSync(join(root, 'public'), join(standalone, 'public'), { recursive: true })
