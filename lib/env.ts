import { z } from 'zod'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** An absolute http(s) address without path, query or user info; `https` unless it is on loopback. */
const origin = z.string({ error: 'is missing' }).transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    context.addIssue('must be an absolute address such as https://onboarding.example.com')
    return z.NEVER
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    context.addIssue('must be only scheme, host and port: no path, query or user')
    return z.NEVER
  }
  return url
})

const domains = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((domain) => domain.trim().toLowerCase())
      .filter((domain) => domain !== ''),
  )
  .refine(
    (list) => list.every((domain) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)),
    'must be Workspace domains separated by commas, such as example.com,example.org',
  )

// What `frame-ancestors` calls a host source, with its scheme: https://www.w3.org/TR/CSP3/#framework-directive-source-list.
const FRAMING_SITE =
  /^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$|^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/

const framingSites = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((site) => site.trim().toLowerCase().replace(/\/$/, ''))
      .filter((site) => site !== '')
      .map((site) => (site.includes('://') ? site : `https://${site}`)),
  )
  .refine(
    (list) => list.every((site) => FRAMING_SITE.test(site)),
    'must be hosts separated by commas, such as wiki.example.com,*.atlassian.net,https://backstage.example.com:7007',
  )
  .refine(
    (list) => list.every((site) => !/^https:\/\/\*\.[^.]+$/.test(site)),
    'must not let in a whole top-level domain',
  )

const schema = z.object({
  NEXTAUTH_URL: origin,
  NEXTAUTH_SECRET: z
    .string({ error: 'is missing: make one with `openssl rand -base64 32`' })
    .min(32, 'must have at least 32 characters: make one with `openssl rand -base64 32`'),
  GOOGLE_CLIENT_ID: z.string({ error: 'is missing' }),
  GOOGLE_CLIENT_SECRET: z.string({ error: 'is missing' }),
  ALLOWED_DOMAINS: domains,
  EMBED_HOSTS: framingSites,
  GOOGLE_EMULATOR_URL: origin.optional(),
})

/** What single settings cannot show: combinations that are unsafe. Looks at those that could be read. */
function contradictions(source: Readonly<Record<string, string | undefined>>): readonly string[] {
  const faults: string[] = []
  const site = origin.safeParse(source['NEXTAUTH_URL']).data
  const emulator = origin.safeParse(source['GOOGLE_EMULATOR_URL']).data
  const siteIsLocal = site && LOOPBACK.includes(site.hostname)
  if (site?.protocol === 'http:' && !siteIsLocal) {
    faults.push('NEXTAUTH_URL must be https unless it is on loopback: the session cookie needs it')
  }
  if (!emulator) return faults
  if (!LOOPBACK.includes(emulator.hostname)) {
    faults.push(
      'GOOGLE_EMULATOR_URL must be on loopback: an emulator elsewhere could pose as Google',
    )
  }
  if (site && !siteIsLocal) {
    faults.push('GOOGLE_EMULATOR_URL is set, so NEXTAUTH_URL must be on loopback too')
  }
  if (source['GOOGLE_CLIENT_ID']?.endsWith('.apps.googleusercontent.com')) {
    faults.push(
      'GOOGLE_CLIENT_ID is a real client beside GOOGLE_EMULATOR_URL: unset one of the two',
    )
  }
  if (source['GOOGLE_CLIENT_SECRET']?.startsWith('GOCSPX-')) {
    faults.push(
      'GOOGLE_CLIENT_SECRET is a real secret beside GOOGLE_EMULATOR_URL: unset one of the two',
    )
  }
  return faults
}

export type Env = {
  /** Where people reach this app. */
  baseUrl: URL
  sessionSecret: string
  clientId: string
  clientSecret: string
  /** Workspace domains whose people may sign in, lower case; empty means every Google account. */
  allowedDomains: readonly string[]
  /** The sites that may show `/embed/…` in a frame, as `https://host[:port]`; empty means none. */
  embedHosts: readonly string[]
  /** Set only for demos and tests: the one origin that stands in for every Google address. */
  emulatorUrl: URL | undefined
}

/**
 * Reads the settings out of `source`. Gives every fault at once, one line each, as `NAME what is wrong`;
 * never the value, which may be a secret.
 */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
): { ok: true; env: Env } | { ok: false; faults: readonly string[] } {
  const known = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, source[name] === '' ? undefined : source[name]]),
  )
  const parsed = schema.safeParse(known)
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...contradictions(known),
  ]
  if (!parsed.success || faults.length > 0) return { ok: false, faults }
  const env = parsed.data
  return {
    ok: true,
    env: {
      baseUrl: env.NEXTAUTH_URL,
      sessionSecret: env.NEXTAUTH_SECRET,
      clientId: env.GOOGLE_CLIENT_ID,
      clientSecret: env.GOOGLE_CLIENT_SECRET,
      allowedDomains: env.ALLOWED_DOMAINS,
      embedHosts: env.EMBED_HOSTS,
      emulatorUrl: env.GOOGLE_EMULATOR_URL,
    },
  }
}

/** True under `next dev` only. Next puts the value in at build time. */
export const IS_DEVELOPMENT = process.env.NODE_ENV === 'development'

let current: Env | undefined

/** The settings of this process, read once. Throws with the readable list if they are not usable. */
export function getEnv(): Env {
  if (!current) {
    const result = readEnv(process.env)
    if (!result.ok) throw new Error(`Settings: ${result.faults.join('; ')}`)
    current = result.env
  }
  return current
}
