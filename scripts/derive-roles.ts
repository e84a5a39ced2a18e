/**
 * Writes what Google's predefined roles allow in Artifact Registry, from a checkout of
 * https://github.com/iann0036/iam-dataset (MIT): `node scripts/derive-roles.ts <checkout> <date of its commit>`.
 *
 * Two files in lib/core/policies: the roles that hold at least one of PERMISSIONS, with those they hold; and the names
 * of all others, so that a role which grants nothing here can be told from one that nobody has heard of.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const PERMISSIONS = [
  'repositories.downloadArtifacts',
  'repositories.uploadArtifacts',
  'repositories.deleteArtifacts',
  'versions.delete',
  'packages.delete',
  'repositories.setIamPolicy',
  'repositories.getIamPolicy',
  'repositories.readViaVirtualRepository',
]

const datasetRole = z.object({
  name: z.string().regex(/^roles\/[\w.]+$/),
  title: z.string(),
  includedPermissions: z.array(z.string()).default([]),
})

const [checkout, date] = process.argv.slice(2)
if (checkout === undefined || !/^\d{4}-\d\d-\d\d$/.test(date ?? '')) {
  throw new Error('usage: node scripts/derive-roles.ts <checkout of iam-dataset> <YYYY-MM-DD>')
}

const directory = join(checkout, 'gcp/roles')
const roles = readdirSync(directory)
  .map((file) => datasetRole.parse(JSON.parse(readFileSync(join(directory, file), 'utf8'))))
  .sort((a, b) => (a.name < b.name ? -1 : 1))

const granting: Record<string, { title: string; holds: string[] }> = {}
const others: Record<string, string> = {}
for (const { name, title, includedPermissions } of roles) {
  const held = new Set(includedPermissions)
  const holds = PERMISSIONS.filter((permission) => held.has(`artifactregistry.${permission}`))
  if (holds.length > 0) {
    granting[name] = { title, holds }
  } else {
    const [, service = '', role = ''] = /^roles\/(?:([^.]+)\.)?(.+)$/.exec(name) ?? []
    others[service] = others[service] === undefined ? role : `${others[service]} ${role}`
  }
}

write('predefined-roles.json', {
  source: 'https://github.com/iann0036/iam-dataset',
  date,
  granting,
})
write('roles-without-access.json', others)
console.log(`${Object.keys(granting).length} of ${roles.length} roles`)

function write(file: string, content: unknown) {
  const path = join(import.meta.dirname, '../lib/core/policies', file)
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`)
}
