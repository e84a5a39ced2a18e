/**
 * Writes `roles.json`, the predefined roles the emulator knows, from a checkout of
 * https://github.com/iann0036/iam-dataset (MIT): `node emulator/derive-roles.ts <checkout>/gcp/roles`.
 *
 * A role is kept when it holds an Artifact Registry permission (Google's own service agents apart, but for
 * Artifact Registry's), or is listed in ALSO. Of its permissions are kept those of Artifact Registry and
 * those that the emulator itself checks: so the permissions of a large role are cut, never invented.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const CHECKED =
  /^(artifactregistry\..+|resourcemanager\.(projects|folders|organizations)\.(get|list|getIamPolicy|setIamPolicy)|iam\.(roles|denypolicies)\.(get|list)|cloudasset\.assets\.(analyzeIamPolicy|searchAllIamPolicies|searchAllResources)|serviceusage\.services\.(get|list|use))$/

const ALSO = new Set([
  'roles/browser',
  'roles/cloudasset.owner',
  'roles/cloudasset.viewer',
  'roles/iam.denyAdmin',
  'roles/iam.denyReviewer',
  'roles/iam.organizationRoleViewer',
  'roles/iam.roleViewer',
  'roles/resourcemanager.folderAdmin',
  'roles/resourcemanager.folderIamAdmin',
  'roles/resourcemanager.folderViewer',
  'roles/resourcemanager.organizationAdmin',
  'roles/resourcemanager.organizationViewer',
  'roles/resourcemanager.projectIamAdmin',
  'roles/serviceusage.serviceUsageConsumer',
  'roles/serviceusage.serviceUsageViewer',
])

const datasetRole = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  stage: z.string(),
  includedPermissions: z.array(z.string()).default([]),
})

const directory = process.argv[2]
if (directory === undefined) throw new Error('usage: node derive-roles.ts <dataset>/gcp/roles')

const roles = readdirSync(directory)
  .map((file) => datasetRole.parse(JSON.parse(readFileSync(`${directory}/${file}`, 'utf8'))))
  .filter(
    (role) =>
      role.name === 'roles/artifactregistry.serviceAgent' || !/serviceAgent$/i.test(role.name),
  )
  .map((role) => ({
    ...role,
    includedPermissions: role.includedPermissions.filter((p) => CHECKED.test(p)).sort(),
  }))
  .filter(
    (role) =>
      ALSO.has(role.name) ||
      role.includedPermissions.some((p) => p.startsWith('artifactregistry.')),
  )
  .sort((a, b) => (a.name < b.name ? -1 : 1))

writeFileSync(new URL('./roles.json', import.meta.url), `${JSON.stringify(roles, null, 2)}\n`)
console.log(`${roles.length} roles`)
