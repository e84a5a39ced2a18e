import type { RepositoryName } from '@/lib/core/repository-name'
import { CREDENTIAL_TABLE } from '@/lib/core/setup/credentials'
import type { SetupRequest } from '@/lib/core/setup/setup-request'
import { TOOLS } from '@/lib/core/setup/tools'
import { plainText } from './plain-text'
import { scriptRepository } from './plan-script'

/** What a script is for, in a few lines. Of what the address asked for and nobody knows only the names are told: the rest may be anything. */
export function scriptHeader(
  repository: RepositoryName,
  request: SetupRequest,
  page: string,
): string {
  const { purpose, tool, credentials, ignored } = request
  const name = scriptRepository(repository, request)
  const verb = purpose === 'install' ? 'Install from' : 'Publish to'
  return [
    `${verb} ${name.repository} (${name.location}, project ${name.project}) with ${TOOLS[tool].name}.`,
    `Credentials: ${plainText(CREDENTIAL_TABLE[credentials].name)}`,
    `The same to read: ${page}`,
    ...(ignored.length === 0
      ? []
      : [
          `Not understood in the address, so as usual: ${ignored.map(({ name: one }) => one).join(', ')}`,
        ]),
  ].join('\n')
}
