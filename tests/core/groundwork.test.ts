import { describe, expect, test } from 'vitest'
import { groundworkFor } from '../../lib/core/setup/groundwork'
import { parseSetupRequest } from '../../lib/core/setup/setup-request'
import { REPOSITORY } from './every-guide'

const groundwork = (query: Record<string, string>) =>
  groundworkFor(REPOSITORY, parseSetupRequest(query, { system: 'linux' }))
const commands = (query: Record<string, string>) =>
  groundwork(query).steps.map(({ content }) => content)

describe('what an administrator makes', () => {
  test('for people with accounts of their own: the repository', () => {
    expect(commands({})).toEqual([
      'gcloud artifacts repositories create team-packages --project=my-project --location=us-central1 --repository-format=python',
    ])
  })

  test('for a key file: the account, the least role on the repository, and the key at its place', () => {
    const [, account, grant, key] = commands({
      credentials: 'key-file',
      'key-file': '~/keys/ci.json',
    })
    expect(account).toContain('service-accounts create python-repositories --project=my-project')
    expect(grant).toContain('add-iam-policy-binding team-packages')
    expect(grant).toContain('--role=roles/artifactregistry.reader')
    expect(key).toContain('keys create "$HOME/keys/ci.json" --iam-account=python-repositories@')
  })

  test('a publisher gets the writer’s role, and impersonation needs no key', () => {
    const steps = commands({ purpose: 'publish', credentials: 'impersonation' })
    expect(steps).toHaveLength(3)
    expect(steps[2]).toContain('--role=roles/artifactregistry.writer')
  })

  test('who installs through a virtual repository is let into that one', () => {
    const [, , grant] = commands({ credentials: 'key-file', index: 'virtual' })
    expect(grant).toContain('add-iam-policy-binding team-packages-virtual')
  })

  test('automation brings its own', () => {
    expect(commands({ tool: 'github-actions' })).toHaveLength(1)
  })

  test('every step is an administrator’s, and every change can be taken back', () => {
    const { steps, undo } = groundwork({ credentials: 'key-password' })
    for (const { badges } of [...steps, ...undo]) expect(badges).toContain('ADMIN ONLY')
    expect(undo.map(({ id }) => id)).toEqual([
      'revoke-repository',
      'delete-account',
      'delete-repository',
    ])
    expect(undo.at(-1)?.danger).toContain('every package')
  })
})
