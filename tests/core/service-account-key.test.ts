import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64OfBytes } from '../../lib/core/key/base64-of-bytes'
import { sizeProblem } from '../../lib/core/key/read-key-text'
import { readServiceAccountKey } from '../../lib/core/key/read-service-account-key'
import { CREDENTIAL_TABLE } from '../../lib/core/setup/credentials'

const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const PEM = PRIVATE_KEY.export({ type: 'pkcs8', format: 'pem' }).toString()
const EMAIL = 'robot@ml-platform.iam.gserviceaccount.com'
const KEY_ID = '0123456789abcdef0123456789abcdef01234567'

const KEY = {
  type: 'service_account',
  project_id: 'ml-platform',
  private_key_id: KEY_ID,
  private_key: PEM,
  client_email: EMAIL,
  client_id: '100000000000000000000',
  token_uri: 'https://oauth2.googleapis.com/token',
  universe_domain: 'googleapis.com',
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const json = (value: unknown) => bytesOf(`${JSON.stringify(value, null, 2)}\n`)
const read = (bytes: Uint8Array, name = 'key.json', project = 'ml-platform') =>
  readServiceAccountKey({ name, bytes }, project)

function keyIn(bytes: Uint8Array) {
  const reading = read(bytes)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.key
}

function problemOf(bytes: Uint8Array, name?: string): string {
  const reading = read(bytes, name)
  if (reading.ok) throw new Error('This was taken for a key.')
  return reading.problem
}

describe('a key', () => {
  test('is read, and encoded as it is', () => {
    const bytes = json(KEY)
    const key = keyIn(bytes)
    expect(key).toMatchObject({ email: EMAIL, project: 'ml-platform', keyId: KEY_ID, warnings: [] })
    expect(key.base64).toBe(Buffer.from(bytes).toString('base64'))
    expect(key.base64).not.toMatch(/\s/)
    expect(key.urlBase64).toMatch(/^[A-Za-z0-9%]+$/)
    expect(decodeURIComponent(key.urlBase64)).toBe(key.base64)
  })

  test.each([
    ['the line ends of Windows', Buffer.from(json(KEY)).toString().replaceAll('\n', '\r\n')],
    ['no line end at the end', JSON.stringify(KEY)],
    ['blanks around it', `\n\t ${JSON.stringify(KEY)} \n\n`],
    ['characters beyond ASCII', JSON.stringify({ ...KEY, note: 'Schlüssel für 機械学習 🔑' })],
    ['a private key in its older form', JSON.stringify({ ...KEY, private_key: pkcs1() })],
  ])('with %s', (_, text) => {
    expect(Buffer.from(keyIn(bytesOf(text)).base64, 'base64').toString()).toBe(text)
  })

  test('with a byte order mark is encoded with it, and that is said', () => {
    const bytes = bytesOf(`\uFEFF${JSON.stringify(KEY)}`)
    const key = keyIn(bytes)
    expect(Buffer.from(key.base64, 'base64').equals(bytes)).toBe(true)
    expect(key.warnings).toEqual([expect.stringContaining('byte order mark')])
  })

  test('of another project is one, with a warning', () => {
    const reading = read(json({ ...KEY, project_id: 'example.com:legacy' }))
    expect(reading).toMatchObject({
      ok: true,
      key: {
        project: 'example.com:legacy',
        warnings: [
          expect.stringContaining('`example.com:legacy`, the repository to `ml-platform`'),
        ],
      },
    })
  })

  test('without what Google’s own library does without', () => {
    const { project_id: _project, private_key_id: _id, ...rest } = KEY
    expect(keyIn(json(rest))).toMatchObject({ project: undefined, keyId: undefined, warnings: [] })
  })

  test('shows no name that does not look like one', () => {
    const odd = { ...KEY, project_id: '<b>no</b>', private_key_id: `${KEY_ID}\nmore` }
    expect(keyIn(json(odd))).toMatchObject({ project: undefined, keyId: undefined, warnings: [] })
  })
})

function pkcs1(): string {
  return PRIVATE_KEY.export({ type: 'pkcs1', format: 'pem' }).toString()
}

const { private_key: _key, ...WITHOUT_KEY } = KEY
const { client_email: _email, ...WITHOUT_EMAIL } = KEY
const pkcs12 = () =>
  Buffer.from('308209d90201033082099f06092a864886f70d010701a08209900482098c', 'hex')
const utf16 = () => Buffer.from(`\uFEFF${JSON.stringify(KEY)}`, 'utf16le')
const encoded = () => Buffer.from(json(KEY)).toString('base64')
const secret = 'GOCSPX-secret'

/** Each kind of wrong file, and words of the answer that only it gets. */
const WRONG: readonly (readonly [what: string, bytes: Uint8Array, says: string, name?: string])[] =
  [
    ['nothing', bytesOf(''), 'This file is empty'],
    ['2 MB', new Uint8Array(2_000_000).fill(32), 'larger than 64 KiB'],
    ['PKCS#12', pkcs12(), 'PKCS#12', 'key'],
    ['PKCS#12 by its name', Uint8Array.of(0x30, 0x80, 0x02), 'PKCS#12', 'KEY.P12'],
    ['UTF-16', utf16(), 'UTF-16'],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'not a text file'],
    ['zeros', new Uint8Array(16), 'not a text file'],
    ['Latin-1', Buffer.from(JSON.stringify({ ...KEY, note: 'é' }), 'latin1'), 'not a text file'],
    ['prose', bytesOf('Dear robot,\nhello.\n'), 'not JSON'],
    ['half a key', json(KEY).subarray(0, 900), 'not JSON'],
    ['a PEM file', bytesOf(PEM), 'PEM file'],
    ['an API key', bytesOf(`AIza${'Sy0_-'.repeat(7)}\n`), 'an API key'],
    ['an API key in quotes', bytesOf(`"AIza${'Sy0_-'.repeat(7)}"`), 'an API key'],
    ['an access token', bytesOf('ya29.a0AfH6SMBsecret'), 'access token'],
    ['base64 of a key', bytesOf(encoded()), 'This is base64'],
    ['base64 in lines', bytesOf(encoded().replace(/.{76}/g, '$&\n')), 'This is base64'],
    ['a list', json([KEY]), 'a list or a single value'],
    ['a number', bytesOf('42'), 'a list or a single value'],
    ['null', bytesOf('null'), 'a list or a single value'],
    ['a string', bytesOf('"a string"'), 'not JSON'],
    ['a person', json({ type: 'authorized_user', refresh_token: secret }), '`authorized_user`'],
    ['federation', json({ type: 'external_account', audience: 'x' }), '`external_account`'],
    [
      'workforce federation',
      json({ type: 'external_account_authorized_user', refresh_token: secret }),
      '`external_account_authorized_user`',
    ],
    [
      'impersonation',
      json({ type: 'impersonated_service_account', source_credentials: {} }),
      '`impersonated_service_account`',
    ],
    [
      'a distributed cloud',
      json({ ...KEY, type: 'gdch_service_account' }),
      '`gdch_service_account`',
    ],
    ['an OAuth client', json({ installed: { client_secret: secret } }), '`installed`'],
    ['an OAuth client of a site', json({ web: { client_secret: secret } }), '`web`'],
    ['Firebase on the web', json({ apiKey: 'AIza', authDomain: 'x.firebaseapp.com' }), 'Firebase'],
    ['Firebase as a script', bytesOf('const firebaseConfig = { apiKey: "AIza" };'), 'Firebase'],
    ['Firebase on Android', json({ project_info: {}, client: [] }), 'Firebase'],
    ['the API’s answer', json({ name: 'x', privateKeyData: encoded() }), '`privateKeyData`'],
    ['another type', json({ ...KEY, type: secret }), '`type` is not `service_account`'],
    ['no type', json({ client_email: EMAIL, private_key: PEM }), '`type` is not `service_account`'],
    ['an inherited name', json({ type: 'constructor' }), '`type` is not `service_account`'],
    ['no private key', json(WITHOUT_KEY), 'without `private_key`.'],
    ['no e-mail address', json(WITHOUT_EMAIL), 'without `client_email`.'],
    ['neither', json({ type: 'service_account' }), 'without `private_key` and `client_email`.'],
    ['an empty key', json({ ...KEY, private_key: ' ' }), 'without `private_key`.'],
    ['a key that is no text', json({ ...KEY, private_key: 7 }), 'without `private_key`.'],
    ['a hidden key', json({ ...KEY, private_key: 'REDACTED' }), 'PEM form'],
    [
      'a key escaped twice',
      json({ ...KEY, private_key: PEM.replaceAll('\n', '\\n') }),
      'line breaks were changed',
    ],
    [
      'an encrypted key',
      json({ ...KEY, private_key: PEM.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE') }),
      'PEM form',
    ],
    [
      'a certificate',
      json({ ...KEY, private_key: PEM.replaceAll('PRIVATE KEY', 'CERTIFICATE') }),
      'PEM',
    ],
    ['no address', json({ ...KEY, client_email: 'robot' }), '`client_email` in this file'],
    ['markup', json({ ...KEY, client_email: '<b>@example.com' }), '`client_email` in this file'],
  ]

describe('what is not a key', () => {
  for (const [what, bytes, says, name] of WRONG) {
    test(what, () => {
      const problem = problemOf(bytes, name)
      expect(problem).toContain(says)
      expect(problem.split(/\.(?: |$)/).length - 1, 'sentences').toBeLessThanOrEqual(3)
      expect(problem).not.toContain('secret')
      expect(problem).not.toContain(PEM.slice(40, 60))
    })
  }

  test('each says what to do instead', () => {
    for (const [what, bytes, , name] of WRONG) {
      expect(problemOf(bytes, name), what).toMatch(/Choose|choose|Make a new key|Decode/)
    }
  })

  test('the credentials that it names are called so', () => {
    const names: string[] = Object.values(CREDENTIAL_TABLE).map(({ name }) => name)
    const named = WRONG.flatMap(([, bytes, , name]) => [
      ...problemOf(bytes, name).matchAll(/“(.+?)”/g),
    ]).map(([, name]) => name)
    expect(named.length).toBeGreaterThan(3)
    expect(names).toEqual(expect.arrayContaining(named))
  })

  test('its size alone is enough', () => {
    expect(sizeProblem(2_000_000)).toContain('larger than 64 KiB')
    expect(sizeProblem(65_537)).toContain('larger than 64 KiB')
    expect(sizeProblem(65_536)).toBeUndefined()
    expect(sizeProblem(0)).toContain('empty')
  })

  test('whatever the file holds, none of it is repeated', () => {
    const value = fc.string({ unit: 'binary', minLength: 12 })
    fc.assert(
      fc.property(value, value, value, (type, email, key) => {
        const reading = read(json({ type, client_email: email, private_key: key }))
        expect(reading.ok).toBe(false)
        for (const part of [type, email, key]) expect(JSON.stringify(reading)).not.toContain(part)
      }),
    )
  })
})

describe('base64', () => {
  test('of bytes is what Python makes of them, and back', () => {
    const samples = [
      new Uint8Array(),
      Buffer.from('\uFEFF{"a":\r\n"é 🔑"}\r\n'),
      ...fc.sample(fc.uint8Array({ maxLength: 9000, size: 'max' }), { numRuns: 60, seed: 7 }),
    ]
    const program =
      'import base64,json,sys;print(json.dumps([base64.b64encode(bytes.fromhex(h)).decode() for h in json.load(sys.stdin)]))'
    const input = JSON.stringify(samples.map((bytes) => Buffer.from(bytes).toString('hex')))
    const output = execFileSync('python3', ['-I', '-c', program], { input, encoding: 'utf8' })
    expect(samples.map(base64OfBytes)).toEqual(JSON.parse(output))
  })

  test('gives every file back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000, size: 'max' }), (bytes) => {
        expect(Buffer.from(base64OfBytes(bytes), 'base64').equals(bytes)).toBe(true)
      }),
    )
  })

  test('of a key gives the file back, whatever else is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\r\n'), (note, end) => {
        const bytes = bytesOf(JSON.stringify({ ...KEY, note }, null, 2).replaceAll('\n', end))
        const key = keyIn(bytes)
        expect(Buffer.from(key.base64, 'base64').equals(bytes)).toBe(true)
        expect(decodeURIComponent(key.urlBase64)).toBe(key.base64)
      }),
    )
  })
})
