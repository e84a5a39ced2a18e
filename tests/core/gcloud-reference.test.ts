import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCommandLine } from '@/lib/core/gcloud-reference'
import { parseRepositoryReference } from '@/lib/core/repository-reference'

const name = { project: 'my-project', location: 'us-central1', repository: 'ml-private' }
const WHERE = '--location us-central1 --project my-project'

describe('what is said to gcloud', () => {
  test.each([
    'gcloud --project my-project artifacts repositories describe ml-private --location us-central1',
    'gcloud --project=my-project --quiet artifacts repositories describe --location us-central1 ml-private',
    `sudo gcloud artifacts repositories describe ml-private ${WHERE}`,
    `sudo -E /usr/bin/gcloud artifacts repositories describe ml-private ${WHERE}`,
    `CLOUDSDK_PYTHON=python3 gcloud artifacts repositories describe ml-private ${WHERE}`,
    `$ gcloud artifacts repositories describe ml-private ${WHERE}`,
    `gcloud.cmd artifacts repositories describe ml-private ${WHERE}`,
    `gcloud artifacts repositories describe --format json ml-private ${WHERE}`,
    `gcloud artifacts repositories describe --format 'value(name)' ml-private ${WHERE}`,
    `gcloud artifacts repositories describe --format="value(name, mode)" ml-private ${WHERE}`,
    `gcloud --account ada@example.com artifacts repositories describe --verbosity debug ml-private ${WHERE}`,
    `gcloud artifacts repositories --log-http describe ml-private ${WHERE}`,
    `gcloud -q beta artifacts repositories describe --no-user-output-enabled ml-private ${WHERE}`,
    `gcloud artifacts repositories describe --some-new-flag value ml-private ${WHERE}`,
    `gcloud artifacts repositories update --immutable-tags ml-private ${WHERE}`,
    `gcloud artifacts repositories delete --async ml-private ${WHERE}`,
    `gcloud artifacts repositories set-iam-policy ml-private policy.json ${WHERE}`,
    `gcloud artifacts repositories add-iam-policy-binding ml-private --member user:a@b.c --role roles/artifactregistry.reader ${WHERE}`,
    `gcloud artifacts repositories describe ml-private ${WHERE} | jq -r .name`,
    `gcloud artifacts repositories describe ml-private ${WHERE} && echo done > out`,
    `gcloud artifacts repositories describe ml-private \\\n  --location us-central1 \\\n  --project my-project`,
    `gcloud artifacts packages describe acme-features --repository ml-private ${WHERE}`,
    `gcloud artifacts print-settings python --json-key key.json --repository ml-private ${WHERE}`,
    `gcloud artifacts repositories describe projects/my-project/locations/us-central1/repositories/ml-private --format json`,
    `artifacts repositories describe ml-private ${WHERE}`,
    `repositories describe ml-private ${WHERE}`,
    `--format json ml-private ${WHERE}`,
    `ml-private ${WHERE}`,
  ])('%s', (text) => {
    expect(parseRepositoryReference(text)).toEqual({ kind: 'repository', name })
  })

  test.each([
    // The package, not the repository.
    `gcloud artifacts packages describe acme-features ${WHERE}`,
    `gcloud artifacts repositories describe ${WHERE}`,
    `gcloud artifacts repositories ${WHERE}`,
    `gcloud projects describe other ${WHERE}`,
    `gcloud artifacts repositories describe ml-private other ${WHERE}`,
    `ml-private other ${WHERE}`,
    `please open ml-private ${WHERE}`,
  ])('no repository is guessed from: %s', (text) => {
    expect(parseRepositoryReference(text)).toMatchObject({
      kind: 'unreadable',
      understood: { project: 'my-project', location: 'us-central1' },
    })
    expect(readCommandLine(text)?.parts).not.toHaveProperty('repository')
  })

  test('several words that could be the name: that is what is said', () => {
    expect(parseRepositoryReference(`ml-private other ${WHERE}`)).toMatchObject({
      reason: expect.stringContaining('Several words'),
    })
  })

  test('a command without flags: what is missing is said', () => {
    expect(parseRepositoryReference('gcloud artifacts repositories describe ml-private')).toEqual({
      kind: 'unreadable',
      reason: expect.stringContaining('three parts'),
      understood: { repository: 'ml-private' },
    })
  })
})

describe('never another repository than the argument', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/)
  const flag = fc.oneof(
    fc.constantFrom('--quiet', '-q', '--log-http', '--async', '--no-user-output-enabled'),
    word.map((value) => `--format ${value}`),
    word.map((value) => `--format=${value}`),
    word.map((value) => `--account '${value}'`),
    fc.tuple(word, word).map(([unknown, value]) => `--x${unknown} ${value}`),
    word.map((value) => `--project ${value}-proj`),
    fc.constantFrom('--location us', '--location=us'),
  )
  const flags = fc.array(flag, { maxLength: 3 }).map((all) => all.join(' '))
  const verb = fc.constantFrom('describe', 'delete', 'update', 'get-iam-policy')
  const before = fc.oneof(fc.constant(''), fc.constantFrom('sudo', 'time', '$', 'A=b sudo -E'))

  test('wherever flags stand', () => {
    fc.assert(
      fc.property(
        before,
        flags,
        flags,
        flags,
        flags,
        verb,
        word,
        (lead, a, b, c, d, does, repository) => {
          const text = `${lead} gcloud ${a} artifacts ${b} repositories ${does} ${c} ${repository} ${d}`
          const read = readCommandLine(text)
          expect([repository, undefined]).toContain(read?.parts.repository)
          expect(read?.parts.repository).toBe(repository)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('in any words, one that is no flag’s value and stands after gcloud', () => {
    const said = fc.constantFrom('gcloud', 'artifacts', 'repositories', 'describe', 'sudo')
    const part = fc.oneof(
      flag.map((text) => ({ text, isBare: false })),
      fc.oneof(word, said).map((text) => ({ text, isBare: true })),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const read = readCommandLine(parts.map(({ text }) => text).join(' '))
        if (read?.parts.repository === undefined) return
        const start = parts.findIndex(({ text }) => text === 'gcloud') + 1
        const bare = parts.slice(start).flatMap(({ text, isBare }) => (isBare ? [text] : []))
        expect(bare).toContain(read.parts.repository)
        // Either nothing else is there, or it is what the command is about.
        expect([1, bare.lastIndexOf('repositories') >= 0 ? bare.length : 1]).toContain(bare.length)
      }),
      { numRuns: 2000 },
    )
  })
})
