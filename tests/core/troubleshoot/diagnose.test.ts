import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAUSE_IDS } from '@/lib/core/troubleshoot/causes'
import { diagnose } from '@/lib/core/troubleshoot/diagnose'
import type { Diagnosis } from '@/lib/core/troubleshoot/diagnosis'
import { maskSecrets } from '@/lib/core/troubleshoot/mask-secrets'
import { findPhrase } from '@/lib/core/troubleshoot/phrase'
import { readOutput } from '@/lib/core/troubleshoot/read-output'
import { SIGNATURES } from '@/lib/core/troubleshoot/signatures'
import { FOREIGN, TOO_LITTLE } from './foreign-outputs'
import { outputOf, SYMPTOMS, TEAM } from './symptoms'

const first = (diagnosis: Diagnosis) =>
  diagnosis.kind === 'causes' ? diagnosis.suspects[0]?.cause : diagnosis.kind
const all = (diagnosis: Diagnosis) =>
  diagnosis.kind === 'causes' ? diagnosis.suspects.map(({ cause }) => cause) : diagnosis.kind

describe('other programs', () => {
  test('there are enough of them, all different', () => {
    expect(new Set(FOREIGN).size).toBeGreaterThanOrEqual(80)
  })

  test.each(FOREIGN)('not known: %s', (text) => {
    expect(diagnose(text)).toEqual({ kind: 'not-known' })
  })

  test('not known on the page of a repository either, but for an account, of which that page asks', () => {
    const known = FOREIGN.map((text) => [text, all(diagnose(text, { repository: TEAM }))]).filter(
      ([, kind]) => kind !== 'not-known',
    )
    expect(known).toEqual([['someone@example.com', ['wrong-account']]])
  })

  test('nor where a file that names a repository of ours was pasted along', () => {
    const named = 'extra-index-url = https://us-central1-python.pkg.dev/acme-ml/team/simple/'
    const guessed = FOREIGN.filter(
      (text) =>
        ![{}, { repository: TEAM }].every(
          (on) => diagnose(`${named}\n${text}`, on).kind === 'not-known',
        ),
    )
    expect(guessed).toEqual([])
  })

  test.each(TOO_LITTLE)('a question, and no guess: %s', (text) => {
    expect([diagnose(text).kind, diagnose(text, { repository: TEAM }).kind]).toEqual([
      'more',
      'more',
    ])
  })

  test('random text is never anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(diagnose(text).kind).toBe('not-known')
      }),
      { numRuns: 2000 },
    )
  })

  test('random words of clients never throw and name known causes only', () => {
    const words = SIGNATURES.flatMap(({ quote }) => quote.split(' '))
    const text = fc.array(fc.constantFrom(...words, 'https://us-python.pkg.dev/p/r/', '\n'))
    fc.assert(
      fc.property(text, (some) => {
        const diagnosis = diagnose(some.join(' '), { repository: TEAM })
        const causes = diagnosis.kind === 'causes' ? diagnosis.suspects : []
        expect(causes.every(({ cause }) => CAUSE_IDS.includes(cause))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('however it was copied', () => {
  const asOne = (change: (text: string) => string, symptoms = SYMPTOMS) => {
    const odd = symptoms.filter(
      ({ output }) =>
        JSON.stringify(all(diagnose(change(output), { repository: TEAM }))) !==
        JSON.stringify(all(diagnose(output, { repository: TEAM }))),
    )
    expect(odd.map(({ id }) => id)).toEqual([])
  }
  const ESC = String.fromCharCode(27)

  test('with the line ends of Windows', () => asOne((text) => text.replaceAll('\n', '\r\n')))
  test('with colours', () =>
    asOne((text) => text.replaceAll(/(ERROR|WARNING|error|hint)/g, `${ESC}[1;31m$1${ESC}[0m`)))
  test('with the times of a CI job before each line', () =>
    asOne((text) => text.replaceAll(/^/gm, '2026-11-23T02:00:00.1234567Z ')))
  test('with BuildKit’s numbers before each line', () =>
    asOne((text) => text.replaceAll(/^/gm, '#12 3.456 ')))
  test('indented, in a quotation', () => asOne((text) => text.replaceAll(/^/gm, '    ')))
  test('wrapped between words at 80 columns, as Rich does', () =>
    asOne((text) => text.replaceAll(/(.{60,80}?) /g, '$1\n         ')))
  test('without secrets', () => asOne((text) => maskSecrets(text).text))
  test('in a megabyte of other lines', () => {
    const noise = 'Collecting something from somewhere, and nothing else\n'.repeat(9000)
    // An e-mail address is the answer of a command, and no message, only where it stands alone.
    const messages = SYMPTOMS.filter(({ cause }) => cause !== 'wrong-account')
    asOne((text) => `${noise}${text}`, messages)
  })
})

describe('what decides', () => {
  test('Python’s errors of the system are known by their numbers, in any language', () => {
    const text = `WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError("HTTPSConnection(host='us-python.pkg.dev', port=443): [WinError 10061] Es konnte keine Verbindung hergestellt werden")'`
    expect(first(diagnose(text))).toBe('unreachable')
  })

  test('Windows: gcloud is there, and the backend does not find it', () => {
    const text =
      'WARNING: Trying to retrieve credentials from gcloud...\nWARNING: Failed to retrieve credentials from gcloud: [WinError 2] Das System kann die angegebene Datei nicht finden'
    expect(first(diagnose(text))).toBe('gcloud-not-found-windows')
  })

  test('pip at -vv: 404 under /simple/ is the package, without it the address', () => {
    const at = (path: string) =>
      `Could not fetch URL https://us-python.pkg.dev${path}: 404 Client Error: Not Found for url: https://us-python.pkg.dev${path} - skipping`
    expect(first(diagnose(at('/p/r/simple/x/')))).toBe('no-such-package')
    expect(first(diagnose(at('/p/r/x/')))).toBe('no-simple')
  })

  test('a file that pip may not have is no upload', () => {
    // pip 23.2.1, of a file that an index page names.
    const file =
      'https://us-central1-python.pkg.dev/acme-ml/team/acme-features/acme_features-1.0-py3-none-any.whl'
    const text = `Looking in indexes: https://us-central1-python.pkg.dev/acme-ml/team/simple/\nCollecting acme-features\nERROR: Could not install requirement acme-features from ${file} because of HTTP error 403 Client Error: Forbidden for url: ${file} for URL ${file} (from https://us-central1-python.pkg.dev/acme-ml/team/simple/acme-features/)`
    expect(all(diagnose(text))).toEqual(['may-not-read', 'no-such-repository'])
    expect(all(diagnose(text.replaceAll(/Looking[^\n]*\n|\(from .*\)/g, '')))).toEqual([
      'may-not-read',
      'no-such-repository',
    ])
    const gone = text.replaceAll('403 Client Error: Forbidden', '404 Client Error: Not Found')
    expect(all(diagnose(gone.slice(gone.indexOf('ERROR'))))).not.toContain('no-simple')
  })

  test('a 400 without its reason may be that the version exists; with it, only if it says so', () => {
    const terse = (address: string) =>
      `ERROR    HTTPError: 400 Bad Request from ${address}\n  Bad Request`
    expect(diagnose(terse('https://us-python.pkg.dev/p/r/'))).toMatchObject({
      suspects: [{ cause: 'version-exists', sure: 'possible' }],
    })
    expect(diagnose(outputOf('twine-version-exists'))).toMatchObject({
      suspects: [{ cause: 'version-exists', sure: 'certain' }],
    })
  })

  test('our index refuses, and another too: ours is told', () => {
    const text =
      'WARNING: 401 Error, Credentials not correct for https://nexus.corp/simple/x/\nWARNING: 401 Error, Credentials not correct for https://us-python.pkg.dev/p/r/simple/x/'
    expect(first(diagnose(text))).toBe('no-backend')
  })

  test('a proxy that does not answer is told by the path', () => {
    const text = outputOf('pip-proxy').replaceAll('127.0.0.1', 'proxy.corp')
    expect(first(diagnose(text, { repository: TEAM }))).toBe('unreachable')
  })

  test('the section that is missing has to be the repository’s', () => {
    const said = outputOf('twine-disutils')
    expect(all(diagnose(said, { repository: TEAM }))).toEqual(['misspelt-section'])
    expect(diagnose(said, { repository: { ...TEAM, repository: 'other' } }).kind).toBe('more')
  })

  test('versions that do not fit', () => {
    const text =
      'Looking in indexes: https://****@us-python.pkg.dev/p/r/simple/\nERROR: Could not find a version that satisfies the requirement x==9 (from versions: 1.0, 1.1)\nERROR: No matching distribution found for x==9'
    expect(all(diagnose(text))).toEqual(['no-such-version'])
  })

  test('a file of settings that pip cannot read', () => {
    const text =
      'Configuration file contains invalid UTF-8 characters in /home/person/.config/pip/pip.conf.'
    expect(all(diagnose(text, { repository: TEAM }))).toEqual(['broken-config-file'])
    expect(diagnose(text).kind).toBe('more')
  })

  test('a second index is said beside what is wrong first', () => {
    const text = outputOf('pip-no-backend').replace(
      '/simple/\n',
      '/simple/, https://pypi.org/simple\n',
    )
    expect(all(diagnose(text))).toEqual(['no-backend', 'keyring-off', 'second-index'])
  })

  test('only the last line: a question, no guess', () => {
    const diagnosis = diagnose('ERROR: No matching distribution found for acme-features')
    expect(diagnosis.kind).toBe('more')
  })

  test('an API key in the address', () => {
    const text = `Looking in indexes: https://oauth2accesstoken:AIza${'x'.repeat(35)}@us-python.pkg.dev/p/r/simple/\nWARNING: 401 Error, Credentials not correct for https://us-python.pkg.dev/p/r/simple/x/`
    expect(all(diagnose(text))).toContain('api-key')
  })
})

describe('what Google’s message hides', () => {
  const standing = {
    email: 'ada@example.com',
    exists: true,
    refused: false,
    install: false,
    publish: false,
  }
  const refused = outputOf('uv-may-not-read')
  const context = (more: Partial<typeof standing>) => ({
    repository: TEAM,
    standing: { ...standing, ...more },
  })

  test('it exists, and the person may not: that', () => {
    expect(diagnose(refused, context({}))).toMatchObject({
      suspects: [{ cause: 'may-not-read', sure: 'likely' }],
    })
  })
  test('it exists, and the person may: it is another account', () => {
    expect(diagnose(refused, context({ install: true }))).toMatchObject({
      suspects: [{ cause: 'wrong-account', sure: 'likely' }],
    })
    expect(diagnose(outputOf('twine-reader'), context({ install: true }))).toMatchObject({
      suspects: [{ cause: 'may-not-publish', sure: 'likely' }],
    })
  })
  test('there is none', () => {
    expect(diagnose(refused, context({ exists: false }))).toMatchObject({
      suspects: [{ cause: 'no-such-repository', sure: 'certain' }, { cause: 'may-not-read' }],
    })
  })
  test('not known: both', () => {
    const unknown = { repository: TEAM, standing: { ...standing, exists: undefined } }
    expect(all(diagnose(refused, unknown))).toEqual(['may-not-read', 'no-such-repository'])
  })
  test('Google does not tell this person: that is said, and both stay', () => {
    const untold = { exists: undefined, refused: true }
    const nemo = {
      repository: TEAM,
      standing: { ...standing, email: 'nemo@example.com', ...untold },
    }
    const diagnosis = diagnose(refused, nemo)
    expect(all(diagnosis)).toEqual(['may-not-read', 'no-such-repository'])
    expect(diagnosis).toMatchObject({ untold: expect.stringContaining('nemo@example.com') })
    expect(diagnose(refused, context({}))).not.toHaveProperty('untold')
    expect(diagnose(outputOf('pip-expired'), nemo)).not.toHaveProperty('untold')
  })
  test('whoever may install knows of it, though not allowed to look at it', () => {
    const install = {
      repository: TEAM,
      standing: { ...standing, exists: undefined, install: true },
    }
    expect(all(diagnose(refused, install))).toEqual(['wrong-account'])
  })

  // gcloud 528 in front of what the API says; and in double quotes what the hosts of pkg.dev say.
  const RESOURCE = 'projects/acme-ml/locations/us-central1/repositories/team'
  const API = `//artifactregistry.googleapis.com/${RESOURCE}`
  test.each([
    [
      `denied: Permission "artifactregistry.repositories.downloadArtifacts" denied on resource "${RESOURCE}" (or it may not exist)`,
      'may-not-read',
    ],
    [
      `denied: Permission "artifactregistry.repositories.uploadArtifacts" denied on resource "${RESOURCE}" (or it may not exist)`,
      'may-not-publish',
    ],
    [
      `ERROR: (gcloud.artifacts.repositories.describe) PERMISSION_DENIED: Permission 'artifactregistry.repositories.get' denied on resource '${API}' (or it may not exist).`,
      'may-not-read',
    ],
    [
      `ERROR: (gcloud.artifacts.packages.list) PERMISSION_DENIED: Permission 'artifactregistry.packages.list' denied on resource '${API}' (or it may not exist).`,
      'may-not-read',
    ],
    [
      `google.api_core.exceptions.PermissionDenied: 403 Permission 'artifactregistry.repositories.uploadArtifacts' denied on resource '${API}' (or it may not exist).`,
      'may-not-publish',
    ],
  ])('is accepted in each of its forms: %s', (text, cause) => {
    const both = [cause, 'no-such-repository']
    expect(all(diagnose(text))).toEqual(both)
    expect(all(diagnose(text, { repository: TEAM }))).toEqual(both)
    expect(diagnose(text, context({}))).toMatchObject({ suspects: [{ cause, sure: 'likely' }] })
    expect(all(diagnose(text, context({ exists: false })))[0]).toBe('no-such-repository')
    const elsewhere = diagnose(text, { repository: { ...TEAM, repository: 'other' } })
    expect(elsewhere).toMatchObject({ elsewhere: expect.stringContaining(RESOURCE) })
    expect(all(elsewhere)).toEqual(both)
  })
  test.each([
    "Permission 'artifactregistry.repositories.create' denied on resource '//artifactregistry.googleapis.com/projects/p/locations/us' (or it may not exist).",
    "Permission 'artifactregistry.repositories.setIamPolicy' denied on resource '//artifactregistry.googleapis.com/projects/p/locations/us/repositories/r' (or it may not exist).",
    "Permission 'storage.objects.get' denied on resource (or it may not exist).",
  ])('what is no reading and no publishing is not known: %s', (text) => {
    expect(diagnose(text, { repository: TEAM }).kind).toBe('not-known')
  })

  test('the text is about another repository than the page', () => {
    expect(diagnose(outputOf('twine-wrong-repository'), context({}))).toMatchObject({
      suspects: [{ cause: 'no-such-repository', sure: 'likely' }, { cause: 'may-not-publish' }],
    })
  })
})

describe('the doctor’s code', () => {
  test('its causes, in its order', () => {
    expect(diagnose('… \ndoctor:1:no-backend+second-index:pip\n')).toEqual({
      kind: 'doctor',
      code: { causes: ['no-backend', 'second-index'], unknown: [], tool: 'pip' },
    })
  })
  test('all is well; no tool; a cause of a later version', () => {
    expect(diagnose('doctor:1:none:pip')).toMatchObject({ code: { causes: [], tool: 'pip' } })
    expect(diagnose('doctor:1:expired')).toEqual({
      kind: 'doctor',
      code: { causes: ['expired'], unknown: [] },
    })
    expect(diagnose('doctor:1:flux+expired:uv')).toMatchObject({
      code: { causes: ['expired'], unknown: ['flux'] },
    })
  })
})

describe('signatures', () => {
  test('ids are unique, and each says what people see', () => {
    expect(new Set(SIGNATURES.map(({ id }) => id)).size).toBe(SIGNATURES.length)
    expect(SIGNATURES.filter(({ all, any, facts }) => !all.length && !any && !facts)).toEqual([])
    expect(
      SIGNATURES.filter(({ means, ask }) => (means.length === 0) !== (ask !== undefined)),
    ).toEqual([])
  })

  test('what a signature says it was seen in holds its phrases', () => {
    for (const { id, all, any, seen } of SIGNATURES) {
      if (!('length' in seen)) continue
      for (const file of seen) {
        const { flat, squeezed } = readOutput(outputOf(file))
        const has = (one: string | RegExp) =>
          typeof one === 'string' ? findPhrase(one)(squeezed) : one.test(flat)
        expect(all.every(has) && (any?.some(has) ?? true), `${id} in ${file}`).toBe(true)
      }
    }
  })
})

describe('a megabyte', () => {
  const HOSTILE = [
    ...[
      'a',
      ' ',
      '\n',
      '-',
      '{',
      '<',
      '\\',
      '=',
      '@',
      ':',
      '/',
      'eyJ',
      'eyJ-',
      'ewog',
      '://a:',
      'ya29.',
    ],
    ...[
      'projects/a/locations/',
      'Looking in indexes: https://',
      'pip install --',
      '-python.pkg.dev',
    ],
    ...['-----BEGIN PRIVATE KEY-----\n', 'login a password ', 'password: ', 'Basic a', "host='a"],
    ...[
      'https://',
      'x@',
      'https://a:b@',
      'Could not find a version that satisfies the requirement ',
      'A1b2/',
      'curl ',
      'uv publish ',
      'PASS=',
      'poetry config http-basic.',
      'a:b@c.d/',
      'error sending request for url (https://a@',
      "Missing 'a",
      '403 Client Error: Forbidden for url: https://a.',
      '\u001b]',
    ],
  ]
  test.each(HOSTILE)('of %j is read within two seconds', (unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
    const before = performance.now()
    diagnose(text, { repository: TEAM })
    expect(performance.now() - before).toBeLessThan(2000)
  })

  test('of a real log: how long', () => {
    const text = `${outputOf('pdm-publish-reader')}\n`.repeat(70)
    const before = performance.now()
    const diagnosis = diagnose(text)
    const took = performance.now() - before
    console.log(`${text.length} characters in ${took.toFixed(0)} ms`)
    expect(first(diagnosis)).toBe('may-not-publish')
    expect(took).toBeLessThan(2000)
  })
})
