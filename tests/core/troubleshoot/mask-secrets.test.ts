import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskSecrets } from '@/lib/core/troubleshoot/mask-secrets'
import { SECRETS } from '@/lib/core/troubleshoot/secret-kinds'
import { SYMPTOMS } from './symptoms'

/** Not the form of any real secret's value, and nowhere else in the texts. */
const VALUE = 'Zq8vK2mX0pLw7TnR4yHc'
const PEM = `-----BEGIN PRIVATE KEY-----\n${`${VALUE}${VALUE}${VALUE}\n`.repeat(26)}-----END PRIVATE KEY-----\n`
const KEY_FILE = JSON.stringify({
  type: 'service_account',
  project_id: 'acme-ml',
  private_key: PEM,
  client_email: 'ci@acme-ml.iam.gserviceaccount.com',
})
const encoded = (text: string) => Buffer.from(text).toString('base64')
const inLines = (text: string) => text.replaceAll(/(.{76})/g, '$1\n')

/** Each text, the kind found in it, and what must not be left of it. */
const CASES: readonly (readonly [text: string, kind: string, secret: string])[] = [
  [`ya29.${VALUE}-${VALUE}`, 'access-token', VALUE],
  [`export UV_PUBLISH_PASSWORD=ya29.a0${VALUE}`, 'access-token', VALUE],
  [`https://oauth2accesstoken:ya29.${VALUE}@us-python.pkg.dev/p/r/simple/`, 'access-token', VALUE],
  [`"refresh_token": "1//0${VALUE}"`, 'refresh-token', VALUE],
  [`"client_secret": "GOCSPX-${VALUE}"`, 'client-secret', VALUE],
  [`key=AIza${VALUE}${VALUE.slice(0, 15)}`, 'api-key', VALUE],
  [PEM, 'private-key', VALUE],
  [PEM.slice(0, 700), 'private-key', VALUE],
  [PEM.replaceAll('\n', '\r\n'), 'private-key', VALUE],
  [KEY_FILE, 'private-key', VALUE],
  [JSON.stringify(JSON.parse(KEY_FILE), null, 2), 'private-key', VALUE],
  [encoded(KEY_FILE), 'encoded-key', encoded(KEY_FILE).slice(900, 960)],
  [
    encoded(JSON.stringify(JSON.parse(KEY_FILE), null, 2)),
    'encoded-key',
    encoded(JSON.stringify(JSON.parse(KEY_FILE), null, 2)).slice(900, 960),
  ],
  [inLines(encoded(KEY_FILE)), 'encoded-key', inLines(encoded(KEY_FILE)).slice(900, 960)],
  [
    `https://_json_key_base64:${encoded(KEY_FILE)}@us-python.pkg.dev/p/r/`,
    'encoded-key',
    encoded(KEY_FILE).slice(900, 960),
  ],
  [`_json_key_base64:${VALUE}==`, 'encoded-key', VALUE],
  [`https://ada:${VALUE}@us-python.pkg.dev/p/r/simple/`, 'password', VALUE],
  [`https://ada:a/${VALUE}/b@example.com/x`, 'password', VALUE],
  [`index = 'https://:${VALUE}@example.com/'`, 'password', VALUE],
  [`Authorization: Basic ${encoded(`ada:${VALUE}`)}`, 'header', encoded(`ada:${VALUE}`)],
  [`-H "authorization: Bearer ${VALUE}"`, 'header', VALUE],
  [`{'Authorization': 'Bearer ${VALUE}'}`, 'header', VALUE],
  [`password = ${VALUE}`, 'password', VALUE],
  [`TWINE_PASSWORD=${VALUE}`, 'password', VALUE],
  [`$env:UV_INDEX_TEAM_PASSWORD = "${VALUE}"`, 'password', VALUE],
  [`uv publish --token ${VALUE}`, 'password', VALUE],
  [`twine upload -u oauth2accesstoken -p ${VALUE} dist/*`, 'password', VALUE],
  [`machine us-python.pkg.dev\n  login oauth2accesstoken\n  password ${VALUE}`, 'password', VALUE],
  [`pypi-AgEIcHlwaS5vcmc${VALUE}`, 'token', VALUE],
  [`ada:${VALUE}@us-central1-python.pkg.dev/p/r/simple/`, 'password', VALUE],
  [`ada:a/${VALUE}@us-central1-python.pkg.dev`, 'password', VALUE],
  [`PIP_INDEX_URL=ada:${VALUE}@nexus.corp:8443/simple`, 'password', VALUE],
  [`https://${VALUE}@us-central1-python.pkg.dev/p/r/simple/`, 'token', VALUE],
  [`https://ada:a,${VALUE};b@example.com/x`, 'password', VALUE],
  [`curl -u ada:${VALUE} https://example.com/`, 'password', VALUE],
  [`curl -fsSLu 'ada:${VALUE}' https://example.com/`, 'password', VALUE],
  [`curl --silent --user=ada:${VALUE} https://example.com/`, 'password', VALUE],
  [`curl -O \\\n  --proxy-user ada:${VALUE} https://example.com/`, 'password', VALUE],
  [`twine upload -u ada -p${VALUE} dist/*`, 'password', VALUE],
  [`twine upload -u ada -p "${VALUE} ${VALUE}" dist/*`, 'password', VALUE],
  [`python -m twine upload -u ada --password  ${VALUE} dist/*`, 'password', VALUE],
  [`twine upload --password=-${VALUE} dist/*`, 'password', VALUE],
  [`curl -u ada:hunter22 --proxy-user bob:${VALUE} https://example.com/`, 'password', VALUE],
  [`twine --no-color upload -p ${VALUE}`, 'password', VALUE],
  [`twine upload -p s3c dist/*`, 'password', 's3c'],
  [`docker login -u _json_key -p ${VALUE} us-docker.pkg.dev`, 'password', VALUE],
  [`uv publish -t ${VALUE}`, 'password', VALUE],
  [`uv publish --index team -t${VALUE}`, 'password', VALUE],
  [`uv publish --token=${VALUE}`, 'password', VALUE],
  [`uv publish -u ada -p ${VALUE}`, 'password', VALUE],
  [`poetry publish -u ada -p ${VALUE}`, 'password', VALUE],
  [`pdm publish -u ada -P ${VALUE}`, 'password', VALUE],
  [`hatch publish -u ada -a ${VALUE}`, 'password', VALUE],
  [`poetry config http-basic.team ada ${VALUE}`, 'password', VALUE],
  [`poetry config --local http-basic.team oauth2accesstoken "${VALUE}"`, 'password', VALUE],
  [`poetry config pypi-token.team ${VALUE}`, 'password', VALUE],
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'glpat-', 'gldt-', 'glcbt-64_', 'glrt-'].map(
    (prefix) => [`${prefix}${VALUE}`, 'token', VALUE] as const,
  ),
  [`glpat-${VALUE}.01.${VALUE}`, 'token', VALUE],
  [`npm_${VALUE}${VALUE.slice(0, 16)}`, 'token', VALUE],
  [`AKIA${'ABCDEFGH'.repeat(2)}`, 'token', 'ABCDEFGH'],
  [`PRIVATE-TOKEN: ${VALUE}`, 'header', VALUE],
  [`Authorization: token ${VALUE}`, 'header', VALUE],
  [`aws_secret_access_key=${VALUE}`, 'password', VALUE],
  [`aws_secret_access_key = ${VALUE}`, 'password', VALUE],
  [`AWS_SECRET_ACCESS_KEY: ${VALUE}`, 'password', VALUE],
  [`PASS=${VALUE}`, 'password', VALUE],
  [`export DB_PASS='${VALUE}'`, 'password', VALUE],
  [`PASSWORD=${VALUE}`, 'password', VALUE],
  [`TOKEN=${VALUE}`, 'password', VALUE],
  [`set SECRET=${VALUE}`, 'password', VALUE],
  [`SECRET_KEY=${VALUE}`, 'password', VALUE],
  [`password = "two words, ${VALUE}"`, 'password', VALUE],
  [`PASSWORD=not-${VALUE}`, 'password', VALUE],
  [`machine us-python.pkg.dev login ada password ${VALUE}`, 'password', VALUE],
  [`github_pat_11${VALUE}`, 'token', VALUE],
  [`eyJhbGciOiJSUzI1NiJ9.${VALUE}.${VALUE}`, 'token', VALUE],
]

describe('secrets', () => {
  test.each(CASES)('%s', (text, kind, secret) => {
    for (const around of [text, `before ${text} after`, `>${text}<`, `"${text}"`]) {
      const { text: masked, found } = maskSecrets(around)
      expect(masked).not.toContain(secret)
      expect(masked).toContain('****')
      expect(found).toContain(kind)
    }
  })

  test('wherever a token stands, none of it is left', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{20,80}$/).map((value) => `ya29.${value}`)
    const text = fc.string({ maxLength: 60 })
    fc.assert(
      fc.property(text, token, text, (before, secret, after) => {
        expect(maskSecrets(`${before} ${secret} ${after}`).text).not.toContain(secret)
      }),
    )
  })

  test('what is masked stays masked, and is no secret any more', () => {
    for (const [text] of CASES) {
      const { text: masked } = maskSecrets(text)
      expect(maskSecrets(masked)).toEqual({ text: masked, found: [] })
    }
  })

  test('what clients said, word for word, holds none', () => {
    for (const { id, terminal } of SYMPTOMS) expect(maskSecrets(terminal).found, id).toEqual([])
  })

  test.each([
    'https://us-python.pkg.dev:443/p/r/simple/x@1.0',
    'https://oauth2accesstoken:****@us-python.pkg.dev/p/r/',
    'https://oauth2accesstoken@us-python.pkg.dev/p/r/',
    'password: <hidden>',
    'TWINE_PASSWORD=$(gcloud auth print-access-token)',
    '$env:TWINE_PASSWORD = $token',
    'set TWINE_PASSWORD=%TOKEN%',
    'Enter your password: Traceback (most recent call last):',
    'Using HTTP Basic authentication',
    'uv publish --token "$UV_PUBLISH_PASSWORD"',
    'git@github.com:acme/repository.git',
    'git+ssh://git@github.com/acme/repository.git',
    'https://git@github.com/acme/repository',
    'oauth2accesstoken@us-central1-python.pkg.dev/p/r/simple/',
    'https://_json_key_base64@us-central1-python.pkg.dev/p/r/',
    'https://gitlab-ci-token@gitlab.example.com/a/b.git',
    'https://****@us-central1-python.pkg.dev/p/r/simple/',
    'https://$TOKEN@us-central1-python.pkg.dev/p/r/simple/',
    'https://ada%40example.com@dev.azure.com/acme/_git/x',
    'user:ada@example.com serviceAccount:ci@acme-ml.iam.gserviceaccount.com group:team@example.com',
    '--member=serviceAccount:builder@acme-ml.iam.gserviceaccount.com',
    'mailto:ada@example.com',
    'us-docker.pkg.dev/p/r/app:1.0@sha256:9f86d081884c7d659a2feaa0c55ad015',
    'npm:react@18.2.0 file:a@example.com',
    'docker run -u 1000:1000 -p 8080:8080 app',
    'mkdir -p build/packages/dist',
    'git log -p lib/core/troubleshoot',
    'pip install -t build/packages acme-features',
    'tar -xpf archive.tar.gz && ssh -p 22022 example.com',
    'pytest -p no:cacheprovider',
    'PWD=/home/ada/projects/acme',
    '3 passed, 1 failed; bypass=disabled',
    'twine upload --repository team --skip-existing dist/*',
    'uv publish --trusted-publishing always',
    'poetry config repositories.team https://us-central1-python.pkg.dev/p/r/',
    'poetry config http-basic.team oauth2accesstoken "$(gcloud auth print-access-token)"',
    'https://acme.jfrog.io/artifactory/api/pypi/pypi-local-snapshots-team/simple',
    'npm_config_registry_of_the_team and pypi-attestations-verification',
    'curl -u "$USER:$PASS" https://example.com/',
    'curl https://example.com/ -o user:name',
    'password: not given, token is required',
    'INFO password set from keyring',
    'Permission "artifactregistry.repositories.uploadArtifacts" denied',
  ])('no secret: %s', (text) => {
    expect(maskSecrets(text)).toEqual({ text, found: [] })
  })

  test('every kind says how to revoke it', () => {
    for (const { name, revoke, url } of Object.values(SECRETS)) {
      expect([name.length > 5, revoke.length > 30, url.startsWith('https://')]).toEqual([
        ...[true, true, true],
      ])
    }
  })
})
