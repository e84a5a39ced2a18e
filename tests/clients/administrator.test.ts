import { beforeAll, expect, test } from 'vitest'
import { buildGuide } from '@/lib/core/setup/build-guide'
import { PURPOSES } from '@/lib/core/setup/guide'
import { followSteps } from './follow-guide'
import { type Harness, harnessOfAll } from './harness'
import { newcomer } from './newcomer'
import { whyNoMetadata } from './on-google-cloud'
import { ACCOUNT, REPOSITORY } from './world'

let harness: Harness

beforeAll(() => {
  harness = harnessOfAll()
})

const ON_REPOSITORY = `team --project=acme-ml --location=us-central1 --member=serviceAccount:${ACCOUNT} --role=roles/artifactregistry.reader --condition=None`
const CREATE = 'gcloud iam service-accounts create python-repositories --project=acme-ml'
const DELETE = `gcloud iam service-accounts delete ${ACCOUNT} --project=acme-ml --quiet`
const GRANT = `gcloud artifacts repositories add-iam-policy-binding ${ON_REPOSITORY}`
const REVOKE = `gcloud artifacts repositories remove-iam-policy-binding ${ON_REPOSITORY}`
const KUBECTL = 'kubectl create serviceaccount python-repositories --namespace=default'
const COMPUTE = '300000000009-compute@developer.gserviceaccount.com'

test.concurrent.for<[name: string, status: number, commands: readonly string[]]>([
  ['deletes no account that is not there', 1, [DELETE]],
  ['creates none twice', 1, [CREATE, CREATE]],
  ['grants nothing to an account that is not there', 1, [GRANT]],
  ['takes nothing away that was not granted', 1, [CREATE, REVOKE]],
  ['takes nothing away from an account that was deleted', 1, [CREATE, GRANT, DELETE, REVOKE]],
  ['takes back what was granted', 0, [CREATE, GRANT, REVOKE, DELETE]],
  [
    'changes no service that was not deployed',
    1,
    [`gcloud run services update --project=acme-ml --service-account=${COMPUTE}`],
  ],
  [
    'deploys as no account that is not there',
    1,
    [`gcloud run deploy --source=. --project=acme-ml --service-account=${ACCOUNT}`],
  ],
  ['knows no other project', 2, ['gcloud compute instances list --project=other']],
  ['knows no other flag', 2, [`${CREATE} --description=x`]],
  ['misses a flag that it wants', 2, [GRANT.replace(' --condition=None', '')]],
  ['knows no other command', 2, ['gcloud artifacts repositories set-iam-policy team policy.json']],
  ['knows no other command of kubectl', 2, ['kubectl get serviceaccount']],
  [
    'takes no Kubernetes service account away that is not there',
    1,
    [KUBECTL.replace('create', 'delete')],
  ],
  ['makes none twice', 1, [KUBECTL, KUBECTL]],
])('the stand-in %s', async ([, status, commands]) => {
  const { state } = await newcomer(harness, 'google-cloud')
  const { output, ...found } = await harness.machine.run(
    state,
    `set -e\n${commands.join('\n')}\nset +e`,
  )
  expect(found.status, output).toBe(status)
  // All but the last did what they say.
  if (commands.length > 1) {
    const before = await harness.machine.run(state, commands.slice(0, -1).join(' && '))
    expect(before.status, before.output).toBe(0)
  }
})

test.concurrent.for(PURPOSES)(
  'nothing can be taken back before it was done: %s',
  async (purpose) => {
    const guide = buildGuide(REPOSITORY, {
      ...{ tool: 'google-cloud', purpose, system: 'linux', scope: 'project', index: 'only' },
      credentials: 'workload-identity',
    })
    if (guide.kind === 'impossible') throw new Error(guide.reason)
    const { state } = await newcomer(harness, 'google-cloud')
    for (const step of guide.undo) {
      // To look, to forget a variable, and to build without an account once more change nothing where there is nothing.
      if (/compute instances list|^unset |--clear-build/.test(step.content)) continue
      // An editor has nothing to take out.
      if (step.id === 'clean-pypirc') continue
      const { mistakes } = await followSteps(harness.machine, state, [step])
      expect(mistakes, step.id).toHaveLength(1)
    }
  },
)

test('where there can be no metadata server, its guides fail and say why; the others are run', async () => {
  const noMetadata = await whyNoMetadata({ host: '192.0.2.1' })
  expect(noMetadata).toMatch(/^Clients look for a metadata server on port 80, .*192\.0\.2\.1/)
  const place = { ...harness, noMetadata }
  await expect(newcomer(place, 'google-cloud')).rejects.toThrow(noMetadata)
  await expect(newcomer(place, 'pip')).resolves.toBeDefined()
})
