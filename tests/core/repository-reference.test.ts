import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dropAddressSecrets } from '../../lib/core/drop-address-secrets'
import { withoutSecrets } from '../../lib/core/drop-secrets'
import { parseBareName, parseRepositoryReference } from '../../lib/core/repository-reference'

const plain = { project: 'my-project', location: 'us-central1', repository: 'team-packages' }
const scoped = { project: 'example.com:legacy', location: 'europe', repository: 'r' }

describe('parseRepositoryReference', () => {
  test.each([
    ['projects/my-project/locations/us-central1/repositories/team-packages', plain],
    ['/projects/my-project/locations/us-central1/repositories/team-packages', plain],
    [
      '//artifactregistry.googleapis.com/projects/my-project/locations/us-central1/repositories/team-packages',
      plain,
    ],
    [
      'https://artifactregistry.googleapis.com/v1/projects/my-project/locations/us-central1/repositories/team-packages/packages/x',
      plain,
    ],
    ['projects/example.com:legacy/locations/europe/repositories/r', scoped],
    ['https://us-central1-python.pkg.dev/my-project/team-packages/', plain],
    ['  https://us-central1-python.pkg.dev/my-project/team-packages  ', plain],
    ['https://us-central1-python.pkg.dev/my-project/team-packages/simple/', plain],
    ['https://us-central1-python.pkg.dev/my-project/team-packages/simple/requests/?x=1#y', plain],
    ['us-central1-python.pkg.dev/my-project/team-packages', plain],
    ['HTTPS://US-CENTRAL1-PYTHON.PKG.DEV/my-project/team-packages', plain],
    ['https://us-central1-python.pkg.dev:443/my-project/team-packages/', plain],
    [
      'https://oauth2accesstoken@us-central1-python.pkg.dev/my-project/team-packages/simple/',
      plain,
    ],
    ['https://_json_key_base64:a/b+c=@us-central1-python.pkg.dev/my-project/team-packages/', plain],
    ['index-url = https://us-central1-python.pkg.dev/my-project/team-packages/simple/', plain],
    ['https://europe-python.pkg.dev/example.com/legacy/r/simple/', scoped],
    ['europe-python.pkg.dev/example.com:legacy/r', scoped],
    ['europe-python.pkg.dev/example.com%3Alegacy/r', scoped],
    [
      'https://console.cloud.google.com/artifacts/python/my-project/us-central1/team-packages?project=my-project',
      plain,
    ],
    ['console.cloud.google.com/artifacts/python/my-project/us-central1/team-packages', plain],
    [
      'https://onboarding.example.com/repositories/my-project/us-central1/team-packages?tool=uv#undo',
      plain,
    ],
    ['/repositories/example.com%3Alegacy/europe/r', scoped],
    ['team-packages --location=us-central1 --project=my-project', plain],
    ['--project my-project --location us-central1 team-packages', plain],
    ['--repository="team-packages" --location=\'us-central1\' --project=my-project', plain],
    [
      'gcloud artifacts repositories describe team-packages --project=my-project --location=us-central1 --format=json',
      plain,
    ],
    [
      'gcloud artifacts print-settings python --repository=team-packages --location=us-central1 --project=my-project',
      plain,
    ],
    [
      'gcloud beta artifacts repositories get-iam-policy r --location=europe --project=example.com:legacy',
      scoped,
    ],
    [
      '--repository=projects/my-project/locations/us-central1/repositories/team-packages --location=us',
      plain,
    ],
    [
      '[global] index-url = https://_json_key_base64:c2VjcmV0@us-central1-python.pkg.dev/my-project/team-packages/simple/',
      plain,
    ],
    ['PIP_INDEX_URL="https://us-central1-python.pkg.dev/my-project/team-packages/simple/"', plain],
    ['repository: https://us-central1-python.pkg.dev/my-project/team-packages/', plain],
    [
      'pip install --index-url=https://us-central1-python.pkg.dev/my-project/team-packages/simple/ acme',
      plain,
    ],
    ['"projects/my-project/locations/us-central1/repositories/team-packages",', plain],
  ])('%s', (text, name) => {
    expect(parseRepositoryReference(text)).toEqual({ kind: 'repository', name })
  })

  test.each([
    ['my-project', 'my-project'],
    ['projects/my-project', 'my-project'],
    ['example.com:legacy', 'example.com:legacy'],
    ['https://us-python.pkg.dev/my-project/', 'my-project'],
    ['https://us-python.pkg.dev/example.com/legacy/', 'example.com:legacy'],
  ])('%s is a project', (text, project) => {
    expect(parseRepositoryReference(text)).toEqual({ kind: 'project', project })
  })

  test.each([
    ['', 'neither'],
    ['hello world', 'neither'],
    ['https://pypi.org/simple/', 'neither'],
    ['https://us-python.pkg.dev.evil.example/my-project/r', 'neither'],
    ['us-docker.pkg.dev/my-project/images', 'a Docker repository'],
    ['https://us-npm.pkg.dev/my-project/r/', 'an npm repository'],
    ['artifactregistry://us-maven.pkg.dev/my-project/r', 'a Maven repository'],
    ['us-future.pkg.dev/my-project/r', 'not of a Python repository'],
    ['https://us-python.pkg.dev/', 'names no repository'],
    ['projects/123456/locations/us/repositories/r', 'number'],
    ['projects/my-project/locations/us/repositories/Not_A_Name', 'spelt'],
    ['https://us-python.pkg.dev/my-project/%E0%A4%A/', 'spelt'],
    ['https://console.cloud.google.com/artifacts/docker/my-project/us/images', 'not of a Python'],
    ['team-packages --location=us-central1', 'three parts'],
    ['--project=my-project', 'three parts'],
    ['--location=us --repository', 'three parts'],
  ])('%s is unreadable', (text, part) => {
    expect(parseRepositoryReference(text)).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining(part),
    })
  })

  test.each([
    [
      'us-docker.pkg.dev/my-project/images/app:1',
      { project: 'my-project', location: 'us', repository: 'images' },
    ],
    ['projects/123456/locations/us/repositories/r', { location: 'us', repository: 'r' }],
    ['projects/my-project/locations/us/repositories/No', { project: 'my-project', location: 'us' }],
    ['team --location=us-central1', { location: 'us-central1', repository: 'team' }],
    ['<b>x</b> --location=us', { location: 'us' }],
    ['hello <b>world</b>', undefined],
  ])('of %s it says what was understood', (text, understood) => {
    const reference = parseRepositoryReference(text)
    expect('understood' in reference ? reference.understood : undefined).toEqual(understood)
  })

  test.each([
    ['us-central1-docker.pkg.dev/my-project/team-packages/app:1.0', plain],
    ['us-central1-docker.pkg.dev/my-project/team-packages/app@sha256:9f86d081884c7d65', plain],
    ['docker pull us-central1-docker.pkg.dev/my-project/team-packages/app', plain],
    ['https://europe-npm.pkg.dev/example.com/legacy/r/', scoped],
    ['us-docker.pkg.dev/my-project', undefined],
    ['us-docker.pkg.dev/my-project/Not_A_Name', undefined],
  ])('%s is of another format: only a link to the same names is offered', (text, namesake) => {
    const reference = parseRepositoryReference(text)
    expect(reference.kind).toBe('unreadable')
    expect('namesake' in reference ? reference.namesake : undefined).toEqual(namesake)
  })

  test('what is far too long is not even looked at', () => {
    expect(parseRepositoryReference('a-'.repeat(500_000))).toMatchObject({
      reason: expect.stringContaining('longer'),
    })
  })

  test('never repeats or keeps what stands before the @', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.constantFrom('my-project/r', 'BAD', ''),
        (s, path) => {
          const secret = `S3CRET${s}`
          const answer = parseRepositoryReference(
            `https://user:${secret}@us-python.pkg.dev/${path}`,
          )
          expect(JSON.stringify(answer)).not.toContain('S3CRET')
        },
      ),
    )
  })
})

test.each([
  ['r', 'r'],
  [' ml-private ', 'ml-private'],
  ['example.com:legacy', 'example.com:legacy'],
  ['projects/my-project', undefined],
  ['two words', undefined],
  ['us-python.pkg.dev/p/r', undefined],
  ['<b>', undefined],
])('%s as a bare name', (text, name) => {
  expect(parseBareName(text)).toBe(name)
})

describe('withoutSecrets', () => {
  const dropSecrets = (text: string) => withoutSecrets(text).text
  const address = 'us-central1-python.pkg.dev/my-project/team-packages/simple/'

  test.each([
    [`https://${address}`, `https://${address}`],
    [`https://oauth2accesstoken:ya29.a0@${address}`, `https://${address}`],
    [`https://ya29.a0@${address}`, `https://${address}`],
    [`oauth2accesstoken:S3 CRET@${address}`, `https://${address}`],
    [`index-url = https://_json_key_base64:a//b://c@d@${address}`, `https://${address}`],
    [`PIP_INDEX_URL=https://u:p@${address}`, `https://${address}`],
    ['https://u:p@index.example.com/simple', 'https://index.example.com/simple'],
    [
      'r --location=us --project=p --account=me@example.com',
      'r --location=us --project=p --account=me@example.com',
    ],
    [
      'projects/example.com:legacy/locations/us/repositories/r',
      'projects/example.com:legacy/locations/us/repositories/r',
    ],
    ['ya29.a0AfB_by', ''],
    ['twine upload -u me --password hunter2hunter2', ''],
    ['{"type":"service_account","private_key":"x"}', ''],
  ])('%s', (text, clean) => {
    expect(dropSecrets(text)).toBe(clean)
  })

  test('keys and what is far too long are dropped whole', () => {
    for (const text of ['QUJD'.repeat(60), `key:${'QUJD'.repeat(60)}`, 'x '.repeat(3000)]) {
      expect(dropSecrets(text)).toBe('')
    }
  })

  test('keeps nothing of what stands before a host', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('https://', 'http://', '', 'index-url = https://'),
        (text, scheme) => {
          const clean = dropSecrets(`${scheme}user:S3CRET${text}@${address}`)
          expect(clean).not.toContain('S3CRET')
          expect(dropSecrets(clean)).toBe(clean)
        },
      ),
    )
  })

  test('a name of the greatest length is not taken for a key', () => {
    const name = `projects/${'p'.repeat(30)}/locations/northamerica-northeast1/repositories/${'r'.repeat(63)}`
    expect(dropSecrets(name)).toBe(name)
  })
})

test.each([
  [
    '/go?repository=https://u:S3CRET@us-python.pkg.dev/my-project/r/',
    '/go?repository=https%3A%2F%2Fus-python.pkg.dev%2Fmy-project%2Fr%2F&withheld=repository',
  ],
  // Encoded once more, by whatever put it into the address.
  [
    '/go?repository=https%3A%2F%2Fu%3AS3CRET%2540us-python.pkg.dev%2Fmy-project%2Fr%2F',
    '/go?repository=https%3A%2F%2Fus-python.pkg.dev%2Fmy-project%2Fr%2F&withheld=repository',
  ],
  [
    '/go?repository=https%253A%252F%252Fu%253AS3CRET%252540us-python.pkg.dev%252Fmy-project%252Fr',
    '/go?repository=https%3A%2F%2Fus-python.pkg.dev%2Fmy-project%2Fr&withheld=repository',
  ],
  [
    '/go?repository=https://h.example/?next=https://u:S3CRET@us-python.pkg.dev/my-project/r',
    '/go?repository=https%3A%2F%2Fus-python.pkg.dev%2Fmy-project%2Fr&withheld=repository',
  ],
  ...['_json_key_base64:a/b+c=', 'u:S3 CRET', 'ghp_Zq8vK2mX0pLw7TnR4yHc', 'a:b@c'].map(
    (user): [string, string] => [
      `/go?${new URLSearchParams({ repository: `index-url = https://${user}@us-python.pkg.dev/my-project/r` })}`,
      '/go?repository=https%3A%2F%2Fus-python.pkg.dev%2Fmy-project%2Fr&withheld=repository',
    ],
  ),
  // Nothing to revoke.
  [
    '/go?repository=https://oauth2accesstoken@us-python.pkg.dev/my-project/r/',
    '/go?repository=https%3A%2F%2Fus-python.pkg.dev%2Fmy-project%2Fr%2F',
  ],
  [
    '/go?repository=https://oauth2accesstoken:****@us-python.pkg.dev/my-project/r/',
    '/go?repository=https%3A%2F%2Fus-python.pkg.dev%2Fmy-project%2Fr%2F',
  ],
  [
    '/go?repository=https://oauth2accesstoken:$TOKEN@us-python.pkg.dev/my-project/r/',
    '/go?repository=https%3A%2F%2Fus-python.pkg.dev%2Fmy-project%2Fr%2F',
  ],
  ['/go?repository=us-docker.pkg.dev/my-project/r/app:1.0@sha256:9f86d081884c7d65', undefined],
  ['/go?repository=projects/example.com%253Alegacy/locations/us/repositories/r', undefined],
  ['/repositories?q=x&add=ya29.S3CRET', '/repositories?q=x&withheld=add'],
  ['/go?repository=my-project&x=u:S3CRET@h', undefined],
  ['/go?repository=', undefined],
  ['/go', undefined],
])('dropAddressSecrets of %s', (address, clean) => {
  expect(dropAddressSecrets(address)).toBe(clean)
})
