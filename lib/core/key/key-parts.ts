/** What of a key file may be shown. */
export type KeyParts = { email: string; project: string | undefined; keyId: string | undefined }

const EMAIL = /^[\w.+-]{1,100}@[a-z0-9-]+(?:\.[a-z0-9-]+){1,10}$/i
const PROJECT = /^[a-z][a-z0-9.:-]{1,100}$/
const KEY_ID = /^[0-9a-f]{16,64}$/
const PEM =
  /^-----BEGIN (RSA )?PRIVATE KEY-----\r?\n(?:[A-Za-z0-9+/=]+\r?\n)+-----END \1PRIVATE KEY-----\s*$/

const MADE_ANEW =
  'Choose the file as Google Cloud made it. If there is none any more, make a new key.'

/**
 * Reads the members of a service account's file, or says in two sentences what is missing or broken in it. A value that does not
 * look as it must is left out: nothing else of the file comes out of here.
 * Facts: https://docs.cloud.google.com/iam/docs/keys-create-delete; google-auth 2.62 does without `project_id` and
 * `private_key_id`, and reads both PEM forms of a private key.
 */
export function keyParts(fields: Readonly<Record<string, unknown>>): KeyParts | string {
  const missing = ['private_key', 'client_email'].filter((name) => isMissing(fields[name]))
  if (missing.length > 0) {
    const names = missing.map((name) => `\`${name}\``).join(' and ')
    return `This is the file of a service account, but without ${names}. ${MADE_ANEW}`
  }
  if (matching(fields['private_key'], PEM) === undefined) {
    return `The \`private_key\` in this file is not in the PEM form of a private key: it was replaced, or its line breaks were changed. ${MADE_ANEW}`
  }
  const email = matching(fields['client_email'], EMAIL)
  if (email === undefined) {
    return `The \`client_email\` in this file is not the e-mail address of an account. ${MADE_ANEW}`
  }
  return {
    email,
    project: matching(fields['project_id'], PROJECT),
    keyId: matching(fields['private_key_id'], KEY_ID),
  }
}

function isMissing(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === ''
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}
