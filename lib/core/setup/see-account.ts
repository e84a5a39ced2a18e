import type { Guide, Shell } from './guide'

/** A command that prints an account; `note` says how to read it, and may mark code with `backticks`. */
export type SeeAccount = { shell: Shell; command: string; note: string }

/**
 * Asks keyring's backend itself for a token, in all four places and in its own order, and then whose it is. The token is printed
 * nowhere and travels in a header. Google names the address of a token only with the scope for it, which gcloud's own have and the
 * backend's have not: so it is asked of the same credentials once more, unless they know their address, as all of a service account do.
 * Nothing in it means anything to bash, PowerShell or cmd between double quotes.
 * Facts: `keyrings/gauth.py` 1.1.2 (`google.auth.default` for the first three, `get_gcloud_credential` for the last), google-auth 2.63.0,
 * https://developers.google.com/identity/openid-connect/openid-connect#obtaininguserprofileinformation
 */
const WHO = [
  'import google.auth as a, google.auth.transport.requests as r, keyrings.gauth as g',
  'f, s = a.default, []',
  'a.default = lambda **k: s.append(f(**k)) or s[0]',
  "t = g.GooglePythonAuth().get_password('https://python.pkg.dev', '')",
  'c = s[0][0] if s and s[0][0].token == t else None',
  "n = getattr(c, 'service_account_email', None)",
  "u = f(scopes=['https://www.googleapis.com/auth/userinfo.email'])[0] if c and not n else None",
  'u and u.refresh(r.Request())',
  "n = n or r.requests.get('https://openidconnect.googleapis.com/v1/userinfo', headers={'Authorization': 'Bearer ' + (u.token if u else t)}).json().get('email')",
  "print(n or 'an identity without an address', 'by', 'Application Default Credentials' if c else 'gcloud auth login')",
].join('; ')

const NOTE =
  'Runs in the Python that has the backend. It prints the address of the account that wins and whether it comes from Application Default Credentials, the first three, or from `gcloud auth login`, the last; it prints no secret.'

/** How to see which account a guide's keyring takes; undefined where the guide asks no keyring on this computer. */
export function seeAccount({ steps }: Guide): SeeAccount | undefined {
  const check = steps.find((step) => step.kind === 'check' && step.python !== undefined)
  return check?.kind === 'check'
    ? { shell: check.shell, command: `${check.python} -c "${WHO}"`, note: NOTE }
    : undefined
}
