import { TAKE_THE_KEY_FILE } from './read-key-text'

const OTHER_TYPES = new Map([
  [
    'authorized_user',
    'These are a person’s own credentials (`authorized_user`), as `gcloud auth application-default login` writes them. They are no password: choose “My own account” instead, or the key file of a service account.',
  ],
  [
    'external_account',
    'This is a configuration of Workload Identity Federation (`external_account`). It has no key in it: choose “Workload Identity Federation” instead.',
  ],
  [
    'external_account_authorized_user',
    'These are a person’s credentials from Workforce Identity Federation (`external_account_authorized_user`). They are no password: choose “My own account” instead, or the key file of a service account.',
  ],
  [
    'impersonated_service_account',
    'This says which service account to impersonate (`impersonated_service_account`). It has no key in it: choose “A service account, through my own” instead.',
  ],
  [
    'gdch_service_account',
    'This is a key for Google Distributed Cloud (`gdch_service_account`), which Google Cloud itself does not know. Choose the JSON key file of a service account of Google Cloud.',
  ],
])

const FIREBASE = `This is the Firebase configuration of an app. There is no key in it that a repository accepts. ${TAKE_THE_KEY_FILE}`

/** A field that only this kind of file has, and what the file is. */
const OTHER_SHAPES: readonly (readonly [field: string, problem: string])[] = [
  [
    'installed',
    `This is an OAuth client for a desktop app (\`installed\`), with which people sign in. ${TAKE_THE_KEY_FILE}`,
  ],
  [
    'web',
    `This is an OAuth client for a web app (\`web\`), with which people sign in. ${TAKE_THE_KEY_FILE}`,
  ],
  ['authDomain', FIREBASE],
  ['apiKey', FIREBASE],
  ['project_info', FIREBASE],
  [
    'privateKeyData',
    'This is the answer of Google’s API: the key file is in it, in base64, as `privateKeyData`. Decode that into a file of its own, and choose that one.',
  ],
]

/**
 * What an object of JSON is that is not a service account's key; `undefined` when it says that it is one. Nothing of the file
 * is repeated, except a type of this list.
 * Facts: google-auth 2.62, `google/auth/_default.py` (the types); https://developers.google.com/identity/protocols/oauth2
 * (client files); https://docs.cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts.keys.
 */
export function otherObject(fields: Readonly<Record<string, unknown>>): string | undefined {
  const type = fields['type']
  if (type === 'service_account') return undefined
  const known = typeof type === 'string' ? OTHER_TYPES.get(type) : undefined
  if (known !== undefined) return known
  const shape = OTHER_SHAPES.find(([field]) => Object.hasOwn(fields, field))
  if (shape) return shape[1]
  return `This is JSON, but not a service account’s key: its \`type\` is not \`service_account\`. ${TAKE_THE_KEY_FILE}`
}

/** What a text is that is not JSON, or JSON without braces around it. */
export function otherText(text: string): string {
  const trimmed = text.trim()
  if (/^AIza[\w-]{35}$/.test(trimmed)) {
    return `This is an API key. It tells Google which project asks, not who: a repository does not accept it. ${TAKE_THE_KEY_FILE}`
  }
  if (/^ya29\.\S+$/.test(trimmed)) {
    return 'This is an access token, which is no key. Choose “An access token” instead, or the key file of a service account.'
  }
  if (trimmed.startsWith('-----BEGIN ')) {
    return 'This is a PEM file: a key or a certificate alone. Choose the whole JSON file, in which the private key is one line among others.'
  }
  // `{`, as base64 begins it: before a line end, a blank or a quote.
  if (/^(?:ew[0o]|ey[AIJ])[\w+/=\s-]+$/.test(trimmed)) {
    return 'This is base64, perhaps of a key file. Choose the JSON file itself: it is encoded here.'
  }
  if (/firebaseConfig|initializeApp/.test(trimmed)) return FIREBASE
  return `This file is not JSON: it is something else, or was cut off. ${TAKE_THE_KEY_FILE}`
}
